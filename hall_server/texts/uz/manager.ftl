# The manager's pages: the day in figures, and where a ticket has been.

manager-title = Kun raqamlarda
manager-tab-day = Raqamlar
manager-tab-tickets = Talonlar
manager-live = Ayni paytda
manager-day-over = Oʻtgan kun
manager-pick-day = Boshqa kun
manager-show-day = Koʻrsatish
manager-back-to-today = Bugunga qaytish
manager-export = Raqamlarni saqlash
manager-export-csv = CSV (jadval)
manager-export-json = JSON (dasturlar uchun)

manager-tile-waiting = Kutmoqda
manager-tile-called = Chaqirilgan
manager-tile-serving = Xizmat olmoqda
manager-tile-served = Xizmat koʻrsatilgan mijozlar
manager-tile-longest = Eng uzoq kutayotgan
manager-tile-issued = Soʻralgan xizmatlar
manager-tile-no-show = Kelmagan
manager-tile-wait-mean = Oʻrtacha kutish

manager-table-title = Xizmat va oynalar boʻyicha
manager-table-says = Soʻralgan xizmatlar: { $issued }, koʻrsatilgani: { $served }. Oʻrtacha kutish: { $wait }. Bir nechta xizmatli tashrif har bir xizmatda bir marta sanaladi.
manager-table-says-none = Soʻralgan xizmatlar: { $issued }, hali hech biri koʻrsatilmagan.
manager-table-empty = Bu kunda talon yoʻq
manager-table-empty-lead = Jadval birinchi talondan keyin toʻla boshlaydi.
manager-table-units = Vaqt daqiqa:soniya koʻrinishida.
manager-column-service = Xizmat
manager-column-counter = Oyna
manager-column-issued = Soʻralgan
manager-column-called = Chaqirilgan
manager-column-served = Xizmat olgan
manager-column-no-show = Kelmagan
manager-column-cancelled = Bekor qilingan
manager-column-unserved = Navbati yetmagan
manager-column-n = n
manager-column-n-long = Nechta kutish oʻlchangan
manager-column-wait-mean = Oʻrtacha
manager-column-wait-p50 = Mediana
manager-column-wait-p90 = 90 %
manager-column-wait = Kutish
manager-column-service-mean = Oʻrtacha xizmat
manager-column-visitors = Tashriflardagi xizmatlar
manager-total = Jami
manager-no-counter = chaqirilmagan
manager-too-few = “–”: kutishlar 20 tadan kam, toʻgʻri mediana uchun yetarli emas.
manager-too-few-short = maʼlumot kam
manager-left-out-never-started = Vaqtga kiritilmagan, boshlamasdan yakunlangan: { $count }.
manager-left-out-over-night = Vaqtga kiritilmagan, kun tugagandan keyin xizmat koʻrsatilgan: { $count }.
manager-left-over = Oʻtgan kundan oynada qolib ketgan. Operatordan yakunlashni yoki kelmadi deb belgilashni soʻrang yoki shu yerda navbatga qaytaring.

manager-counters-title = Oynalar
manager-counter-closed = Yopiq
manager-counter-open = Boʻsh
manager-counter-called = Chaqirildi
manager-counter-serving = Xizmat koʻrsatmoqda
manager-counter-paused = Tanaffus

manager-how-title = Bu raqamlar qanday hisoblanadi
manager-how-wait = Kutish: talon olingan yoki shu navbatga qoʻyilgan paytdan birinchi chaqiruvgacha. Qayta chaqiruv uni oʻzgartirmaydi.
manager-how-mean = Oʻrtacha kutish va oʻrtacha xizmat: xizmat olgan mijozlar boʻyicha. Hali kutayotganlar “Eng uzoq kutayotgan” katagida koʻrinadi.
manager-how-percentile = Mediana: yarmi bundan kam kutgan. 90 %: oʻn kishidan toʻqqiztasi bundan kam kutgan. Ikkisi ham n = 20 ta kutishdan boshlab koʻrsatiladi; undan kamida ular chalgʻitadi.
manager-how-service = Xizmat: “Boshlash”dan “Yakunlash”gacha, kechiktirilgan vaqt hisobga olinmaydi.
manager-how-no-show = Kelmagan: chaqirilgan, lekin kelmagan. Navbati yetmagan: kun yopilganda hali kutayotgan. Ikkisi ham hech qachon xizmat olgan deb hisoblanmaydi.
manager-how-round = Soniyalar aniq saqlanadi va faqat koʻrsatilganda bir marta yaxlitlanadi. Oʻrtacha qiymat boshqa oʻrtachalardan emas, mijozlardan olinadi.
manager-how-day = Kun — talon olingan zal kuni, chaqiruv yarim tundan keyin boʻlsa ham.

manager-lookup-title = Talonni topish
manager-lookup-lead = Qidirish hech narsani oʻzgartirmaydi.
manager-lookup-label = Talondagi raqam
manager-lookup-example = Masalan, A012
manager-lookup-day = Kun
manager-lookup-find = Topish
manager-lookup-none = { $day } kuni { $label } raqamli talon yoʻq.
manager-lookup-none-lead = Talondagi raqam va sanani tekshiring. Raqamlar har kuni qaytadan boshlanadi.

manager-ticket-service = Xizmat
manager-ticket-counter = Oyna
manager-ticket-operator = Operator
manager-ticket-language = Til
manager-ticket-priority = Imtiyoz
manager-ticket-recalls = Qayta chaqirilgan
manager-ticket-issued = Olingan
manager-ticket-called = Chaqirilgan
manager-ticket-started = Boshlangan
manager-ticket-ended = Tugagan
manager-ticket-wait = Kutish
manager-ticket-walk = Oynagacha yoʻl
manager-ticket-service-time = Xizmat vaqti
manager-ticket-stages = Qayerda boʻlgan
manager-ticket-notes = Operatorlar izohlari
manager-ticket-ratings = Tashrif buyuruvchining baholari
manager-ticket-history = Barcha qadamlar
manager-history-time = Vaqt
manager-history-step = Nima boʻldi
manager-history-actor = Kim
manager-history-counter = Oyna
manager-history-reason = Tafsilot

# Who is no person in the history
manager-actor-kiosk = { $id } terminali
manager-actor-screen = { $id } ekrani
manager-actor-speaker = { $id } karnayi
manager-actor-system = avtomatik
manager-actor-visitor = mijoz, telefondan

manager-release = Navbatga qaytarish
manager-release-title = { $label } navbatga qaytarilsinmi?
manager-release-lead = Oyna boʻshaydi. Mijoz yana oldingi oʻrnida kutadi.
manager-released = { $label } navbatga qaytarildi.
manager-cancel = Tashrifni bekor qilish
manager-cancel-title = { $label } tashrifi bekor qilinsinmi?
manager-cancel-lead = Mijoz endi chaqirilmaydi. Buni bu yerda qaytarib boʻlmaydi.
manager-cancelled = { $label } tashrifi bekor qilindi.
manager-move-keep = Shunday qolsin
manager-move-no-answer = Zal serveri javob bermadi. Takrorlashdan oldin talonni qayta qidiring.

manager-state-planned = Rejada
manager-state-waiting = Kutmoqda
manager-state-called = Chaqirildi
manager-state-serving = Xizmat olmoqda
manager-state-held = Kechiktirilgan
manager-state-missed = Kelmadi
manager-state-finished = Xizmat olgan
manager-state-transferred = Boshqa joyga yuborilgan
manager-state-cancelled = Bekor qilingan
manager-state-no_show = Kelmagan
manager-state-unserved = Navbati yetmagan

manager-step-issue = Talon olindi
manager-step-call = Chaqirildi
manager-step-recall = Qayta chaqirildi
manager-step-start = Xizmat boshlandi
manager-step-finish = Yakunlandi
manager-step-miss = Kelmadi
manager-step-return = Qaytib keldi
manager-step-hold = Kechiktirildi
manager-step-transfer = Boshqa joyga yuborildi
manager-step-release = Rahbar navbatga qaytardi
manager-step-cancel = Bekor qilindi
manager-step-expire = Qaytish vaqti tugadi
manager-step-close_of_day = Kun yopildi
manager-step-shown = Ekranda koʻrsatildi
manager-step-spoken = Eʼlon qilindi
manager-step-reprint = Talon qayta chop etildi
manager-step-undo = Amal qaytarildi
manager-step-add_stage = Xizmat qoʻshildi

manager-duration = { $minutes } daq { $seconds } son

manager-slips = Chop etilmagan talonlar

# Counters: who sits where, and closing one for somebody who has gone
manager-counter-since = { $time } dan beri
manager-counter-break = { $reason }, { $time } dan beri
manager-warning-left = Qarovsiz: { $counter }, { $time } dan beri
manager-warning-two-people = Pulti boshqalarda ham ochiq: { $others }
manager-close = Yopish
manager-close-title = { $label } yopilsinmi?
manager-close-lead = Operatorning bu oynadagi ishi tugaydi. Oynada hech kim yoʻq, kutayotganlarning oʻrni saqlanadi.
manager-close-lead-visitor = Operatorning bu oynadagi ishi tugaydi. Hozir oynadagi { $visitor } yana oldingi oʻrnida kutadi.
manager-closed = { $label } yopildi.

# Figures of those who never waited, and of what was handed in
manager-column-quantity = Soni
manager-column-quantity-long = Xizmat olganlardagi odam yoki arizalar soni
manager-purposes = Mijozlarga nima boʻyicha xizmat koʻrsatildi
manager-apart = Kutmasdan xizmat olganlar
manager-apart-lead = Ular yuqoridagi jadvalda hisoblanmagan.
manager-apart-kind = Turi
manager-apart-here = Talonsiz mijozlar
manager-apart-back_office = Mijozsiz ish
manager-how-apart = Kutmasdan xizmat olganlar: talonsiz mijozlar va mijozsiz ish. Ular kutmagan, shuning uchun alohida hisoblanadi.
manager-how-quantity = Soni: xizmat olganlardagi odam yoki arizalar, talonda yoki xizmat oxirida yozilgani boʻyicha.

# One ticket: what else is known of it, and of its steps
manager-ticket-quantity = Odam yoki arizalar soni
manager-ticket-purpose = Tashrif maqsadi
manager-ticket-appointment = Yozilgan vaqti
manager-ticket-kind = Turi
manager-kind-here = Talonsiz
manager-kind-back_office = Mijozsiz ish
manager-step-later = Boshqalarni oldinga oʻtkazdi
manager-step-rate = Xizmatni baholadi
manager-told-until = { $time } gacha
manager-told-to = qayerga: { $target }
manager-told-first = hammadan oldin
manager-told-last = hammadan keyin
manager-told-come-back = keyin yana orqaga
manager-told-next = keyin: { $service }
manager-told-quantity = soni: { $count }
manager-told-later = oldinga oʻtkazgani: { $n }
manager-told-rated = 5 balldan { $score }
manager-tile-services-served = Koʻrsatilgan xizmatlar
manager-warning-two-consoles = Bir kishining pulti ikki joyda ochiq
