# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Oynani tanlang
counter-choose-lead = Bugun oʻzingiz oʻtirgan oynani oching. Bitta oynada bir kishi ishlaydi.
counter-choose-none = Bu zalda hali oyna yoʻq. Administrator ularni zal fayliga qoʻshadi.
counter-card-free = Boʻsh
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
counter-keys-use = Tugmalardan foydalanish
counter-keys-help = Probel yoki Enter: katta tugma. R: qayta chaqirish. M: kelmadi. F: boshlamasdan yakunlash. H: kechiktirish. S: yuborish. Z: amalni qaytarish. P: tanaffus.

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
counter-away-held = Kechiktirilgan
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
