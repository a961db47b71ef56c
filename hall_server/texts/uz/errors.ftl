error-not-signed-in-title = Tizimga kiring
error-not-signed-in = Siz kirmagansiz yoki chiqib ketgansiz. Iltimos, kiring. Dastur amaldagi token yuboradi.
error-wrong-password = Ism va parol bir-biriga mos emas. Ikkalasini tekshirib, qayta urinib koʻring.
error-wrong-code = Bu bir martalik kod notoʻgʻri, eskirgan yoki allaqachon ishlatilgan. Administratordan yangisini soʻrang.
error-wrong-token = Bu token bu yerda nomaʼlum. Administratordan yangisini soʻrang.
error-not-allowed-title = Ruxsat yoʻq
error-not-allowed = Bu amalga sizda ruxsat yoʻq. Kerak boʻlsa, rahbarga murojaat qiling.
error-notice-not-allowed = Siz faqat tayyor favqulodda eʼlonni bera olasiz va faqat oʻzingiz bergan eʼlonni olib tashlay olasiz. Boshqa eʼlonlar uchun rahbarga murojaat qiling.
error-not-this-kiosk = Bu terminal faqat oʻz talonlarini beradi.
error-form-token = Sahifa juda uzoq ochiq turdi. Uni yangilab, amalni takrorlang.
error-other-site = Soʻrov boshqa saytdan keldi va bajarilmadi. Zalning oʻz sahifasini oching.
error-not-found-title = Topilmadi
error-not-found = Bu manzilda hech narsa yoʻq. Manzilni tekshiring yoki bosh sahifadan boshlang.
error-slip-not-here = Bu talon endi bu yerda yoʻq: uni boshqa printer oldi yoki chop etish bekor qilindi. Hech narsa qilish shart emas.
error-method-not-allowed-title = Bu yerda mumkin emas
error-method-not-allowed = Bu manzil bunday soʻrovlarni qabul qilmaydi.
error-too-large-title = Juda katta
error-too-large = Soʻrov zal qabul qiladigan hajmdan (64 KB) katta. Kamroq yuboring.
error-too-long = Soʻrovning manzili yoki sarlavhalari zal qabul qiladiganidan uzun. Ularni qisqartirib, soʻrovni qayta yuboring.
error-unsupported-media-type-title = JSON emas
error-unsupported-media-type = Zal faqat JSON oʻqiydi. Uni application/json sifatida yuboring.
error-malformed-title = Soʻrov tushunarsiz
error-malformed = { $field ->
    [none] Soʻrovni oʻqib boʻlmaydi. U toʻliq va tavsifga mos ekanini tekshiring.
   *[other] “{ $field }” uchun “{ $found }” qiymati toʻgʻri kelmaydi. Uni tuzatib, soʻrovni qayta yuboring.
 }
error-missing-field = “{ $field }” yoʻq yoki qolganlariga mos emas. Uni toʻldirib, soʻrovni qayta yuboring.
error-emergency-without-end = Favqulodda eʼlon uni kimdir olib tashlaguncha turadi. Soʻrovni daqiqalarsiz qayta yuboring.
error-notice-text = “{ $field }” matni bitta satr, koʻpi bilan { $longest } ta belgi boʻlishi kerak. Uni qisqartirib, soʻrovni qayta yuboring.
error-notice-characters = “{ $field }” matnida koʻrsatib ham, aytib ham boʻlmaydigan belgi bor. Uni oʻchirib, soʻrovni qayta yuboring.
error-hall-file-problems = Zal fayli yaroqsiz, shuning uchun hech narsa oʻzgartirilmadi. Undagi xatolar: { $problems }
error-same-password = Bu sizga berilgan parol. Yangisini tanlang.
error-short-password = Parol juda qisqa. Kamida { $least } ta belgi kerak.
error-passwords-differ = Parollar bir xil emas. Yangi parolni ikki marta bir xil yozing.
error-name-taken = “{ $name }” ismi band. Boshqasini tanlang.
error-unknown-service-title = Nomaʼlum xizmat
error-unknown-service = Bu yerda “{ $id }” xizmati yoʻq. Roʻyxatdan xizmat tanlang.
error-unknown-ticket-title = Nomaʼlum talon
error-unknown-ticket = “{ $id }” taloni yoʻq. Raqam va kunni tekshiring.
error-unknown-counter-title = Nomaʼlum oyna
error-unknown-counter = “{ $id }” oynasi yoʻq. Roʻyxatdan oyna tanlang.
error-service-closed-title = Hozir yopiq
error-service-closed = { $service } hozir yopiq. Ochilish vaqti: { $opens_at }.
error-service-closed-now = { $service } hozircha qabul qilmaydi. Iltimos, xodimlarga murojaat qiling.
error-service-closed-because = { $service } hozir yopiq: { $because }. Ochiladi: { $opens_at }.
error-service-closed-now-because = { $service } hozircha qabul qilmayapti: { $because }. Xodimlarga murojaat qiling.
error-closing-soon = { $service } uchun navbat juda uzun, yopilishgacha sizni qabul qilishga ulgurmaymiz, shuning uchun boshqa talon berilmaydi. Ochiladi: { $opens_at }.
error-limit-reached-title = Bugunga talon qolmadi
error-limit-reached = { $service } kuniga { $limit } kishini qabul qila oladi va bu songa yetildi. Yana ochiladi: { $opens_at }.
error-limit-reached-today = { $service } kuniga { $limit } kishini qabul qila oladi va bu songa yetildi. Iltimos, boshqa kuni keling yoki xodimlarga murojaat qiling.
error-series-full-title = Raqamlar tugadi
error-series-full = Bugun bu turkumning barcha raqamlari berildi. Iltimos, rahbarni chaqiring.
error-counter-closed-title = Oyna ochiq emas
error-counter-closed = { $counter } ochiq emas. Avval uni oching.
error-counter-paused = { $counter } tanaffusda. Avval “Davom etish” tugmasini (resume) bosing.
error-counter-removed = { $counter } zaldan olib tashlangan va yopilgan. Boshqa oynani tanlang yoki administratorga murojaat qiling.
error-no-shift = { $counter }: bugun smena boʻlmagan, shuning uchun chop etadigan narsa yoʻq. Oynani tekshiring.
error-not-your-shift = { $counter }: oxirgi smena sizniki emas. Uni faqat shu smenada ishlagan xodim va rahbar chop eta oladi.
error-counter-busy-title = Oyna band
error-counter-busy = { $counter }: { $label } taloni hali yakunlanmagan. Avval uni yakunlang; hech kim kelmagan boʻlsa, “Kelmadi” yoki “Kechiktirish” tugmasini bosing.
error-counter-taken = { $counter }: bu yerda { $operator } ishlayapti. Boshqa oynani tanlang yoki avval buni yoptiring.
error-counter-elsewhere = Siz allaqachon ishlayapsiz: { $counter }. Boshqasini ochishdan oldin uni yoping.
error-no-ticket-title = Bu yerda mijoz yoʻq
error-no-ticket = { $counter }: hozir talon yoʻq. Avval keyingi mijozni chaqiring.
error-slip-in-hand = { $label } taloni ayni damda chop etilmoqda. Tugashini kuting; buni sahifa koʻrsatadi.
error-visit-over = { $label } tashrifi tugagan, shuning uchun talon qayta chop etilmaydi. Mijoz yana kelgan boʻlsa, unga yangi talon bering.
error-no-printer = Bu zalda { $label } talonini chop etadigan printer yoʻq. Raqamni mijozga yozib bering.
error-notice-ended = Bu eʼlon allaqachon olib tashlangan. Boshqa hech narsa qilish shart emas.
error-illegal-step-title = Hozir mumkin emas
error-illegal-step = { $label } talonining holati: { $state }, shuning uchun { $step ->
    [call] uni chaqirib boʻlmaydi
    [recall] uni qayta chaqirib boʻlmaydi
    [start] xizmatni boshlab boʻlmaydi
    [finish] uni yakunlab boʻlmaydi
    [miss] uni kelmagan deb belgilab boʻlmaydi
    [return] uni navbatga qaytarib boʻlmaydi
    [hold] uni kechiktirib boʻlmaydi
    [transfer] uni boshqa joyga yuborib boʻlmaydi
    [release] uni oynadan olib boʻlmaydi
    [cancel] uni bekor qilib boʻlmaydi
    [add_stage] unga yana xizmat qoʻshib boʻlmaydi
    [later] boshqalarni oldinga oʻtkazib boʻlmaydi
    [rate] uni baholab boʻlmaydi
   *[other] bu amal mumkin emas
 }. { $instead }
error-instead = { $step ->
    [rate] Faqat koʻrsatilgan xizmatni, keyingi kun oxirigacha baholash mumkin.
   *[other] { $state ->
        [planned] Undan oldingi xizmat tugagach, u navbatga turadi.
        [waiting] { $step ->
            [return] Navbati kelganda u chaqiriladi.
            [release] Navbati kelganda u chaqiriladi.
           *[other] Avval uni chaqiring.
         }
        [called] Uni chaqirgan oynada davom ettiring.
        [serving] Avval xizmatni oʻz oynasida yakunlang.
        [held] Uni navbatga qaytaring yoki chaqiring.
        [missed] Mijoz kelgan boʻlsa, uni navbatga qaytaring yoki chaqiring.
       *[other] Yana biror narsa kerak boʻlsa, yangi talon oling.
     }
 }
error-not-served-here-title = Bu yerda qabul qilinmaydi
error-not-served-here = { $counter }: { $label } taloni bu yerda qabul qilinmaydi. Uni boshqa oynaga chaqiring yoki oʻtkazing.
error-service-not-served-here = { $counter }: bu yerda { $service } xizmati koʻrsatilmaydi. Shu oynadagi xizmatlardan birini tanlang.
error-nothing-to-undo-title = Bekor qiladigan narsa yoʻq
error-nothing-to-undo = { $counter }: hali qaytarish mumkin boʻlgan amalingiz yoʻq.
error-operator-absent = { $operator } hozir hech qaysi oynada ishlamayapti. Boshqa xodimni yoki xizmatni tanlang.
error-recall-limit-title = Yetarlicha chaqirildi
error-recall-limit = { $label } taloni allaqachon { $limit } marta qayta chaqirildi. Kelmadi deb belgilang yoki mijoz kelgan boʻlsa, boshlang.
error-stale-title = Allaqachon oʻzgargan
error-stale = Siz bosguningizcha bu yerda nimadir oʻzgardi. Sahifaga qarang va hali kerak boʻlsa, yana bosing.
error-key-reused-title = Kalit ikki marta ishlatildi
error-key-reused = Bu Idempotency-Key boshqa soʻrovga tegishli. Har bir soʻrov uchun yangi kalit ishlating.
error-too-many-title = Soʻrovlar juda koʻp
error-too-many = Qisqa vaqtda juda koʻp soʻrov keldi. { $retry_s } soniya kutib, qayta urinib koʻring.
error-too-many-sign-ins = Notoʻgʻri urinishlar juda koʻp. Bir daqiqa kutib, qayta urinib koʻring.
error-clock-alarm-title = Soat notoʻgʻri
error-clock-before-record = Zal kompyuterining soati oʻtib ketgan vaqtni koʻrsatmoqda. U toʻgʻrilanmaguncha talon va chaqiruvlar boʻlmaydi. Soatni toʻgʻrilang yoki administrator “navbat clock accept” buyrugʻini bajarsin.
error-clock-long-after-record = Zal yozuvlari 30 kundan koʻproq oldin tugagan. Sana toʻgʻriligi tasdiqlanmaguncha talon va chaqiruvlar boʻlmaydi: soatni toʻgʻrilang yoki administrator “navbat clock accept” buyrugʻini bajarsin.
error-clock-drift = Zal kompyuterining soati sakrab ketdi. U toʻgʻrilanmaguncha talon va chaqiruvlar boʻlmaydi. Soatni toʻgʻrilang yoki administrator “navbat clock accept” buyrugʻini bajarsin.
error-overloaded-title = Juda band
error-overloaded = Zal serverining ishi juda koʻp. Soʻrov bajarilmadi. { $retry_s } soniyadan keyin qayta urinib koʻring.
error-closing-title = Toʻxtatilmoqda
error-closing = Zal serveri toʻxtatilmoqda. Soʻrov bajarilmadi.
error-disk-full-title = Disk toʻlgan
error-disk-full = Zal diski toʻlgan yoki buzilgan, hech narsani saqlab boʻlmaydi. Darhol administratorga xabar bering.
error-store-failed-title = Saqlab boʻlmaydi
error-store-failed = Zal maʼlumotlar bazasiga yozib boʻlmaydi. Darhol administratorga xabar bering.
error-writer-stopped = Zal maʼlumotlar bazasiga yozilmayapti. Administrator serverni qayta ishga tushirishi kerak.
error-failed-title = Nimadir buzildi
error-failed = Serverda xato yuz berdi. Soʻrov bajarilmagan boʻlishi mumkin. Qayta urinib koʻring; yordam bermasa, administratorga ayting.
error-state-planned = rejalashtirilgan
error-state-waiting = kutmoqda
error-state-called = chaqirilgan
error-state-serving = xizmat koʻrsatilmoqda
error-state-held = toʻxtatib turilgan
error-state-missed = kelmagan
error-state-finished = yakunlangan
error-state-transferred = boshqasiga oʻtkazilgan
error-state-cancelled = bekor qilingan
error-state-no-show = kelmadi
error-state-unserved = xizmat koʻrsatilmadi
