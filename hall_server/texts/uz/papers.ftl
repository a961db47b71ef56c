# Papers of the staff: a shift, a day, everybody who waits, a test of a printer.

papers-printed = Chop etildi: { $at }
papers-shift = Smena yakuni
papers-counter = Oyna
papers-operator = Operator
papers-from = Boshlandi
papers-until = Tugadi
papers-goes-on = davom etmoqda
papers-breaks = Tanaffuslar
papers-no-breaks = Tanaffus boʻlmadi
papers-called = Chaqirilgan
papers-served = Xizmat olgan
papers-no-show = Kelmagan
papers-missed = Chaqiruvga kelmagan, hali qaytishi mumkin
papers-apart = Kutmasdan xizmat olgan
papers-service-mean = Oʻrtacha xizmat, daq:son
papers-day = Kun hisoboti
papers-day-open = Kun hali yopilmagan: raqamlar oʻzgaradi.
papers-day-totals = Jami
papers-issued = Soʻralgan xizmatlar
papers-cancelled = Voz kechilgan
papers-unserved = Navbati yetmagan
papers-wait-mean = Oʻrtacha kutish, daq:son (n = { $n })
papers-wait-median = Kutish medianasi, daq:son
papers-issued-served = Soʻralgan · xizmat olgan
papers-no-show-unserved = Kelmagan · navbati yetmagan
papers-wait-both = Kutish: oʻrtacha · mediana (n = { $n })
papers-too-few = “–”: kutishlar 20 tadan kam, toʻgʻri mediana uchun yetarli emas.
papers-anchor = Qaydlar muhri, { $seq }-hodisa
papers-anchor-help = Bu qogʻozni saqlang: u shu kungacha boʻlgan qaydlar keyin oʻzgartirilmaganini isbotlaydi.
papers-no-anchor = Bu kunning qaydlari endi saqlanmaydi.
papers-list = Hozir kutmoqda: { $count }
papers-list-lead = Shu tartibda ovoz bilan chaqiring. Oʻngda: qachondan beri kutmoqda.
papers-list-nobody = Hech kim kutmayapti.
papers-list-sent = faqat { $place }
papers-test = Sinov taloni
papers-test-printer = Printer
papers-test-address = Manzil
papers-test-width = Chizgʻich bir chetdan ikkinchi chetgacha boradi: { $dots } nuqta, { $mm } mm. Chetlari koʻrinmasa, zal faylidagi kenglik notoʻgʻri.
papers-test-code = Telefon bilan oʻqing: zalning manzili
papers-test-good = Bularning hammasini oʻqiy olsangiz, printer ishlayapti.
