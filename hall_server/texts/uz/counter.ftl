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
counter-keys-help = Probel yoki Enter: katta tugma. R: qayta chaqirish. M: kelmadi. F: boshlamasdan yakunlash.

# The console: what came of a press
counter-said-opened = Oyna ochildi.
counter-said-closed = Oyna yopildi.
counter-said-next = { $label } chaqirildi.
counter-said-recall = { $label } qayta chaqirildi.
counter-said-start = { $label } boʻyicha xizmat boshlandi.
counter-said-finish = { $label } yakunlandi.
counter-said-miss = { $label } kelmadi. Mijoz hali qaytib kelishi mumkin.
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
