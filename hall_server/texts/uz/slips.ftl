slips-copy = Nusxa
slips-visit = Tashrifingiz tartibi:
slips-quantity = Kishi yoki arizalar soni: { $count }
slips-ahead = { $count ->
    [0] Oldingizda hech kim yoʻq
   *[other] Oldingizda { $count } kishi
}
slips-wait-range = Kutish: { $low }–{ $high } daqiqa
slips-wait-about = Kutish: taxminan { $minutes } daqiqa
slips-wait-up-to = Kutish: { $minutes } daqiqagacha
slips-place = Joyi: { $place }
slips-documents = Hujjatlar: { $documents }
slips-fee = Toʻlov: { $fee }
slips-follow = Navbatingizni telefonda kuzatib boring
slips-months = yanvar, fevral, mart, aprel, may, iyun, iyul, avgust, sentabr, oktabr, noyabr, dekabr
slips-issued = { $year }-yil { $day }-{ $month }, { $time }
slips-date = { $year }-yil { $day }-{ $month }

slips-problem-printer-offline = { $printer } printeri bilan aloqa yoʻq. Quvvati va kabelini tekshiring.
slips-problem-printer-refused = { $printer } printeri talonlarni qabul qilmayapti. U yoqilgan va tayyor ekanini, manzili toʻgʻriligini tekshiring.
slips-problem-printer-timeout = { $printer } printeri oʻz vaqtida javob bermadi. Qopqogʻi, kabeli va quvvatini tekshiring.
slips-problem-printer-broke-off = { $printer } printeri talon oʻrtasida toʻxtab qoldi. Chala talonni olib tashlang; mijozning raqami kuchda qoladi.
slips-problem-paper-out = { $printer } printerida qogʻoz tugadi. Yangi oʻram qoʻying.
slips-problem-cover-open = { $printer } printerining qopqogʻi ochiq. Uni yoping.
slips-problem-printer-error = { $printer } printeri xato haqida xabar bermoqda. Pichoq yonida qogʻoz tiqilmaganini tekshiring, printerni oʻchirib yoqing.
slips-problem-agent-away = { $printer } printeri ulangan kompyuter aloqada emas. Uning elektr taʼminoti va tarmogʻini tekshiring.
slips-problem-agent-silent = { $printer } printeri ulangan kompyuter talonni oldi va javob bermay qoʻydi, talon chiqqan-chiqmagani nomaʼlum. Printerga qarang.
slips-problem-no-printer = Zalning hech bir printeri talonni chop eta olmaydi. Zal faylidagi printerlarni tekshiring.
slips-problem-too-late = Talon vaqtida chop etilmadi va endi oʻzi chop etilmaydi. Mijozning raqami kuchda qoladi.
slips-problem-server-died = Talon chop etilayotganda server toʻxtab qoldi, u chiqqan-chiqmagani nomaʼlum. Mijozdan soʻrang.
slips-problem-not-confirmed = { $printer } printeri talonni oldi, lekin odatdagidek chop etilganini tasdiqlamadi. Talon chiqqan-chiqmaganini tekshiring.
slips-problem-printing-failed = Dastur bu talonni tayyorlay olmadi. Administratorga ayting; mijozning raqami kuchda qoladi.

slips-next-queued = Printer tayyor boʻlganda oʻzi chop etiladi.
slips-next-failed = Qayta chop eting.
