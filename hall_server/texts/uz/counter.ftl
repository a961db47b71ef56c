# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Oynani tanlang
counter-choose-lead = Bugun oʻzingiz oʻtirgan oynani oching. Bitta oynada bir kishi ishlaydi.
counter-choose-none = Bu zalda hali oyna yoʻq. Administrator ularni zal fayliga qoʻshadi.
counter-card-free = Yopiq
counter-card-open = Ochiq
counter-card-paused = Tanaffus
counter-card-yours = Siz ochgansiz
counter-card-with = { $name }, { $time } dan beri
counter-card-services = Xizmatlar
counter-card-more = va yana { $count } ta
counter-card-open-it = Ochish
counter-card-go-on = Davom etish
counter-card-look = Koʻrish

# The console: what is going on
counter-with = Operator
counter-all = Barcha oynalar
counter-state-closed = Yopiq
counter-state-idle = Boʻsh
counter-state-called = Chaqirildi
counter-state-serving = Xizmat koʻrsatilmoqda
counter-state-paused = Tanaffus
counter-idle-title = Oynada hech kim yoʻq
counter-idle-lead = Tayyor boʻlganingizda “Keyingi” tugmasini bosing. Kim keyingi ekanini tizim aniqlaydi.
counter-closed-title = Bu oyna yopiq
counter-closed-lead = Uni oching, shundan soʻng mijozlarni chaqira olasiz.
counter-other-title = Bu oynada { $name } ishlayapti
counter-other-lead = Siz faqat kuzatishingiz mumkin, bu yerda mijoz chaqira olmaysiz.
counter-called-for = Chaqirilganiga
counter-serving-for = Xizmat boshlanganiga
counter-language = Tili
counter-priority = Imtiyoz
counter-calls = Chaqiruvlar
counter-waited = Kutgan vaqti
counter-reason = Nima uchun aynan shu mijoz
counter-waiting = Kutmoqda

# The console: steps
counter-steps = Amallar
counter-step-open = Ochish
counter-step-open-hint = Bu oynada ish boshlash
counter-step-next = Keyingi
counter-step-next-hint = Keyingi mijozni chaqirish
counter-step-start = Boshlash
counter-step-start-hint = Mijoz keldi
counter-step-finish = Yakunlash
counter-step-finish-hint = Mijozning ishi bitdi
counter-step-recall = Qayta chaqirish
counter-step-miss = Kelmadi
counter-step-finish-unstarted = Boshlamasdan yakunlash
counter-step-close = Oynani yopish
counter-key-space = Probel
counter-keys-use = Klaviatura tugmalari bilan ishlash
counter-keys-help = Probel yoki Enter: katta tugma. W: talonsiz mijoz. R: qayta chaqirish. E: boshqa natija yoki izoh. M: kelmadi. F: boshlamasdan yakunlash. X: tashrifni bekor qilish. H: kechiktirish. S: yuborish. A: yana bir xizmat. Z: amalni qaytarish. P: tanaffus. T: talon berish.

# The console: putting on hold, sending on, pausing
counter-step-resume = Davom etish
counter-step-resume-hint = Yana mijoz qabul qilish
counter-step-hold = Kechiktirish
counter-step-transfer = Yuborish
counter-step-undo = Amalni qaytarish
counter-step-pause = Tanaffus
counter-paused-title = Bu oynada tanaffus
counter-paused-lead = Siz davom etmaguningizcha, bu yerga hech kim chaqirilmaydi.
counter-panel-cancel = Kerak emas
counter-hold-title = { $label }: kechiktirish
counter-hold-lead = Oyna boʻshaydi. Vaqt tugagach, mijoz yana oldingi oʻrnida kutadi.
counter-hold-minutes = Qancha vaqtga
counter-hold-for = { $minutes } daqiqa
counter-hold-usual = odatdagidek
counter-reason-optional = Sababi (koʻrsatish shart emas)
counter-hold-because-none = Sababsiz
counter-hold-because-document = Hujjat olib keladi
counter-hold-because-payment = Toʻlovga ketdi
counter-hold-because-form = Blank toʻldiryapti
counter-transfer-title = { $label }: yuborish
counter-transfer-to = Qayerga
counter-transfer-choose = Tanlang
counter-transfer-services = Boshqa xizmat
counter-transfer-counters = Boshqa ochiq oyna, xizmat oʻsha
counter-transfer-place = Navbatdagi oʻrni
counter-transfer-fair = Kutgan vaqti hisobga olinadi
counter-transfer-fair-hint = Hammaga adolatli. Deyarli har doim shu mos keladi.
counter-transfer-first = Hammadan oldin
counter-transfer-first-hint = U yerda keyingi boʻlib chaqiriladi.
counter-transfer-last = Hammadan keyin
counter-transfer-last-hint = Goʻyo hozirgina kelgandek.
counter-transfer-come-back = Keyin yana menga qaytsin
counter-pause-title = Tanaffus qilish
counter-pause-lead = Siz davom etmaguningizcha, bu yerga hech kim chaqirilmaydi. Kutayotganlarning oʻrni saqlanadi.
counter-pause-why = Sababi
counter-pause-because-break = Qisqa tanaffus
counter-pause-because-lunch = Tushlik
counter-pause-because-papers = Hujjatlar bilan ish
counter-pause-because-meeting = Yigʻilish

# The console: what came of a press
counter-said-opened = Oyna ochildi.
counter-said-closed = Oyna yopildi.
counter-said-next = { $label } chaqirildi.
counter-said-recall = { $label } qayta chaqirildi.
counter-said-start = { $label } boʻyicha xizmat boshlandi.
counter-said-finish = { $label } yakunlandi.
counter-said-miss = { $label } kelmadi. Mijoz hali qaytib kelishi mumkin.
counter-said-pause = Oynada tanaffus.
counter-said-resume = Yana mijoz qabul qilyapsiz.
counter-said-hold = { $label } kechiktirildi.
counter-said-transfer = { $label } boshqa joyga yuborildi.
counter-said-undo = { $label } bilan oxirgi amal qaytarildi.
counter-said-return = { $label } yana kutmoqda.
counter-said-nobody = Bu oyna uchun hech kim kutmayapti.
counter-said-stale = Sahifa biroz orqada qolgan edi, shuning uchun hech narsa oʻzgarmadi. Endi ekranda hozirgi holat.
counter-said-no-answer = Zal serveri javob bermadi. Amal bajarilmagan boʻlishi mumkin: qayta bosishdan oldin raqamga qarang.
counter-warnings = Eʼtibor bering

# The console: the queue
counter-queue = Kim keyingi
counter-queue-empty = Bu oyna uchun hech kim kutmayapti
counter-queue-empty-lead = Yangi mijozlar bu yerda oʻzi paydo boʻladi.
counter-queue-waits = kutmoqda
counter-queue-more = va yana { $count } ta
counter-queue-call = Chaqirish
counter-away = Kechiktirilgan yoki kelmagan
counter-away-missed = Kelmadi
counter-away-return = Yana kutadi

counter-language-uz = oʻzbekcha
counter-language-uz-Cyrl = oʻzbekcha (kirill)
counter-language-ru = ruscha
counter-language-en = inglizcha

# Why a visitor is next: the codes of the calling rule
counter-reason-longest_wait = kutish vaqti boʻyicha
counter-reason-priority = imtiyozi bor
counter-reason-overdue = kutish vaqti chegaradan oshgan
counter-reason-first = birinchi boʻlib kiradi
counter-reason-sent_here = shu oynaga yuborilgan
counter-reason-chosen = operator tanlagan
counter-warning-left = { $time } dan beri qarovsiz: { $operator } bu yerda pultni ochmagan.
counter-warning-two-people = Bu pult boshqalarda ham ochiq: { $others }.

# What else is known of a visitor
counter-kind-here = Talonsiz
counter-kind-back_office = Mijozsiz ish
counter-quantity = Odam yoki arizalar soni
counter-appointment = Yozilgan vaqti
counter-purpose = Tashrif maqsadi
counter-visit = Xizmat
counter-part = { $n } / { $of }
counter-then-title = Bundan keyin
counter-then = keyin: { $services }
counter-needs = Mijozga kerak
counter-brief-quantity = soni: { $count }
counter-brief-booked = { $time } ga yozilgan
counter-paused-since = { $reason }, { $time } dan beri
counter-reason-priority_turn = imtiyozlilar navbati
counter-reason-others_turn = imtiyozsizlar navbati
counter-reason-here = talonsiz kelgan

# More that can be done with a visitor
counter-step-serve = Talonsiz mijoz
counter-step-finish-with = Boshqa natija
counter-step-finish-note = Izoh bilan yakunlash
counter-step-finish-outcome = Natija: { $outcome }
counter-step-cancel = Tashrifni bekor qilish
counter-step-add_stage = Yana bir xizmat
counter-finish-title = { $label }: yakunlash
counter-finish-outcome = Natija
counter-finish-note = Izoh (yozish shart emas)
counter-finish-note-hint = Jurnaldan alohida saqlanadi va bir muddatdan soʻng oʻchiriladi. Shaxsiy maʼlumot yozmang.
counter-serve-title = Talonsiz mijoz
counter-serve-lead = Xizmat darhol boshlanadi. Hech kim chaqirilmaydi.
counter-serve-service = Xizmat
counter-serve-kind = Kim uchun
counter-serve-here = Mijoz hozir oyna oldida
counter-serve-back_office = Mijozsiz ish
counter-serve-back_office-hint = Zalda boʻlmagan kishi uchun.
counter-transfer-operators = Hozir oynada oʻtirgan xodim, xizmat oʻsha
counter-add-stage-title = { $label }: yana bir xizmat
counter-add-stage-lead = Mijoz keyin oʻsha talon bilan u yerga boradi.
counter-cancel-title = { $label } tashrifi bekor qilinsinmi?
counter-cancel-lead = Mijoz endi chaqirilmaydi. Agar u oyna oldida boʻlsa, “Amalni qaytarish” buni qisqa vaqt ichida qaytaradi, boshqa hollarda qaytarib boʻlmaydi.
counter-row-more = Batafsil:
counter-visit-call = Hozir chaqirish
counter-visit-return = Qaytib keldi: oldingi oʻrnida kutadi
counter-visit-hold = Vaqtincha kechiktirish
counter-visit-transfer = Yuborish: boshqa xizmat, oyna yoki xodim
counter-visit-add_stage = Yana bir xizmat qoʻshish
counter-visit-cancel = Tashrifni bekor qilish
counter-visit-leave = Hech narsa oʻzgarmasin
counter-said-goes-on = { $label }: bu yerda yakunlandi, endi kutmoqda: { $service }.
counter-said-add-stage = { $label } tashrifiga xizmat qoʻshildi: { $service }.
counter-said-cancel = { $label } tashrifi bekor qilindi.
counter-away-held-until = { $time } gacha kechiktirilgan
counter-warning-left-at = Qarovsiz: { $counter }, { $time } dan beri
counter-card-pause = { $name }: { $reason }, { $time } dan beri

# Why a service gives no tickets now
counter-closing-soon = yaqinda yopiladi, bugun ulgurmasligi mumkin
counter-closed-now = hozir yopiq
counter-closed-until = ochiladi: { $time }
counter-closed-limit = bugunga talon qolmadi

# Giving a ticket
counter-give = Talon berish
counter-give-lead = Terminaldan talon olmagan mijoz uchun.
counter-give-back = Orqaga: { $counter }
counter-give-services = Xizmat
counter-give-find = Xizmatni topish
counter-give-find-hint = Nomining bir qismini yozing. Enter birinchisini tanlaydi.
counter-give-nothing = Bunday nomli xizmat yoʻq.
counter-give-chosen = Tanlandi
counter-give-chosen-none = Bitta yoki bir nechta xizmatni tanlang. Mijoz ulardan shu tartibda oʻtadi.
counter-give-chosen-planned = Bitta yoki bir nechta xizmatni tanlang. Tartib sizning tanlovingizga bogʻliq emas: eng kam kutiladigan tartibni tizim topadi.
counter-give-remove = Olib tashlash
counter-give-waiting = kutmoqda: { $count }
counter-give-visitor = Mijoz
counter-give-language = Til
counter-give-priority = Imtiyoz
counter-give-priority-none = Yoʻq
counter-give-purpose-none = Koʻrsatilmagan
counter-give-appointment = Bugun yozilgan vaqti
counter-give-appointment-hint = Faqat boʻlsa. Masalan, 14:30
counter-give-print = Qogʻoz talon
counter-give-print-none = Chop etilmasin
counter-give-print-at = Chop etish: { $id } terminali
counter-give-choose-first = Avval xizmatni tanlang.
counter-give-done = Talon berildi
counter-give-ahead = Oldinda
counter-give-printed = Talonni { $id } terminali chop etadi.
counter-give-not-printed = Talon chop etilmaydi. Mijozga raqamni ayting yoki yozib bering.
counter-give-next = Keyingi talon
counter-give-mistake = Xato berildi: bekor qilish
counter-said-released = Rahbar { $label } talonini navbatga qaytardi.
counter-said-gone = { $label } endi bu oynada emas: oʻzgarish boshqa joydan kiritildi.
counter-said-closed-with = Rahbar bu oynani yopdi. { $label } yana navbatda kutmoqda.
counter-said-closed-elsewhere = Bu oyna boshqa joydan yopildi: rahbar tomonidan yoki boshqa pultdan.
counter-said-changed-elsewhere = Bu oynadagi holat boshqa joydan oʻzgartirildi. Bosishdan oldin ekranga qarang.
counter-warning-two-consoles = Sizning pultingiz bir vaqtda ikki joyda ochiq. Birida ishlang, ikkinchisini yoping.
counter-ask-select = Avval roʻyxatdan tanlang.
counter-ask-quantity = Sonini 1 dan 100 gacha yozing.
counter-ask-time = Vaqtni soat va daqiqa bilan yozing, masalan 14:30.
counter-give-cancelled = Talon bekor qilindi
counter-give-take-away = Chop etilgan { $label } talonini mijozdan oling.
counter-closed-nobody = hozir ochiq oyna yoʻq

# Slips and papers
counter-slip-failed = Talon chop etilmadi.
counter-slip-unknown = Talon chiqqan-chiqmagani nomaʼlum.
counter-slip-queued = Talon hali chop etilmadi.
counter-slip-again = Qayta chop etish
counter-visit-reprint = Talonni qayta chop etish
counter-reprint-title = { $label } talonini qayta chop etish
counter-reprint-lead = Raqami oʻsha, talonda “nusxa” belgisi boʻladi.
counter-printer = Printer
counter-print = Chop etish
counter-said-reprint = { $label } taloni yana printerga yuborildi.
counter-shift-print = Smenam yakunini chop etish
counter-shift-print-last = Bu oynadagi oxirgi smenani chop etish
counter-shift-title = Smena yakunini chop etish
counter-shift-lead = Smenada bu oynada nima qilingani.
counter-said-shift = Smena yakuni { $printer } printeriga yuborildi.
counter-give-slip-printing = Talonni { $id } terminali chop etmoqda.
counter-give-slip-done = { $id } terminali talonni chop etdi.

# A call that nobody could see or hear, and what to do
counter-warning-not-shown = { $label } chaqiruvi ekranda koʻrinmadi: { $screens }.
counter-warning-not-spoken = { $label } chaqiruvi karnaydan hali aytilmadi: { $speakers }.
counter-warning-voice-late = Ovoz kechikmoqda: { $label } chaqiruvi karnaydan hali aytilmadi: { $speakers }.
counter-warning-call-out = Ovoz chiqarib chaqiring: “{ $words }” yoki “Qayta chaqirish” tugmasini bosing.
# $label and $counter as the operator calls them out, in the language of the visitor.
counter-warning-call-words = { $label }, { $counter }
counter-warning-sound-blocked = Ekranda ovoz yoʻq: { $screens }. Ekranga bir marta tegish yoki karnayini tekshirish kerak.
