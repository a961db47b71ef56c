# Signing in, pairing a device, the start page, the slips of virtual printers.

staff-sign-in-title = Kirish
staff-sign-in-lead = Zal xodimlari uchun.
staff-name = Ism
staff-password = Parol
staff-sign-in = Kirish
staff-sign-in-help = Parol yoʻqmi yoki unutdingizmi? Yangisini zal administratori beradi.

staff-new-password-title = Yangi parol oʻylab toping
staff-new-password-lead = Uni faqat siz bilishingiz kerak. Kamida 8 ta belgi; qisqa bir gap ham boʻladi.
staff-new-password = Yangi parol
staff-repeat-password = Yana bir marta oʻshani
staff-save-password = Saqlash va davom etish

staff-pair-title = Bu qurilmani ulash
staff-pair-lead = Terminal va ekranlar bir martalik kod bilan bir marta ulanadi.
staff-pair-code = Bir martalik kod
staff-pair = Ulash
staff-pair-help = Kod zal sozlanayotganda koʻrsatiladi. U bir marta ishlaydi.

staff-start-lead = Bu zalning barcha sahifalari.
staff-start-kiosks = Terminallar
staff-start-kiosks-lead = Bu yerda mijozlar talon oladi.
staff-start-kiosk = { $id } terminali
staff-start-screens = Ekranlar
staff-start-screens-lead = Bu yerda mijozlar kim chaqirilganini koʻradi.
staff-start-screen = { $id } ekrani
staff-start-own-screens = Har bir oynaning oʻz ekrani
staff-start-counters = Oynalar
staff-start-counters-lead = Bu yerda operatorlar chaqiradi va xizmat koʻrsatadi.
staff-start-choose-counter = Oynani tanlash
staff-start-manager = Rahbarga
staff-start-manager-lead = Kun raqamlarda va har bir talonning yoʻli.
staff-start-today = Bugun raqamlarda
staff-start-tickets = Talonni topish
staff-start-slips = Chop etilgan talonlar
staff-start-slips-lead = Virtual printerlar chop etganlari.
staff-start-sign-in-lead = Oynalar, raqamlar va chop etilgan talonlar xodimlar uchun.

staff-start-slips-open = Ochish
staff-slips-title = Chop etilgan talonlar
staff-slips-lead = Virtual printerlar chop etganlari, yangisi birinchi.
staff-slips-empty = Hali talon yoʻq
staff-slips-empty-lead = Terminaldan talon oling: u shu yerda paydo boʻladi.
staff-slips-alt = { $printer } printerida { $time } da chop etilgan talon
staff-slips-printer = { $printer } printeri
staff-slips-renew = Yangilarini koʻrsatish

staff-preview-title = Talonlar koʻrinishi
staff-preview-lead = Talonni printer shunday chop etadi: har bir tilda va har bir qogʻoz kengligida. Hech narsa chop etilmaydi.
staff-preview-example = Bu namuna: raqam, vaqt va oldindagi kishilar soni oʻylab topilgan.
staff-preview-layout = Talon shakli
staff-preview-usual = odatdagi
staff-preview-service = Xizmat
staff-preview-print = Harflar
staff-preview-ordinary = odatdagi
staff-preview-large = yirik
staff-preview-show = Koʻrsatish
staff-preview-width = { $dots } nuqta, { $mm } mm
staff-preview-alt = Talon: { $name }, { $dots } nuqta
staff-preview-empty = Bu zalda hali xizmat yoʻq
staff-preview-empty-lead = Zal fayliga xizmat qoʻshing: talon shu yerda koʻrinadi.
