# Papers of the staff: a shift, a day, everybody who waits, a test of a printer.

papers-printed = Чоп этилди: { $at }
papers-shift = Смена якуни
papers-counter = Ойна
papers-operator = Оператор
papers-from = Бошланди
papers-until = Тугади
papers-goes-on = давом этмоқда
papers-breaks = Танаффуслар
papers-no-breaks = Танаффус бўлмади
papers-called = Чақирилган
papers-served = Хизмат олган
papers-no-show = Келмаган
papers-missed = Чақирувга келмаган, ҳали қайтиши мумкин
papers-apart = Кутмасдан хизмат олган
papers-service-mean = Ўртача хизмат, дақ:сон
papers-day = Кун ҳисоботи
papers-day-open = Кун ҳали ёпилмаган: рақамлар ўзгаради.
papers-day-totals = Жами
papers-issued = Сўралган хизматлар
papers-cancelled = Воз кечилган
papers-unserved = Навбати етмаган
papers-wait-mean = Ўртача кутиш, дақ:сон (n = { $n })
papers-wait-median = Кутиш медианаси, дақ:сон
papers-issued-served = Сўралган · хизмат олган
papers-no-show-unserved = Келмаган · навбати етмаган
papers-wait-both = Кутиш: ўртача · медиана (n = { $n })
papers-too-few = “–”: кутишлар 20 тадан кам, тўғри медиана учун етарли эмас.
papers-anchor = Қайдлар муҳри, { $seq }-ҳодиса
papers-anchor-help = Бу қоғозни сақланг: у шу кунгача бўлган қайдлар кейин ўзгартирилмаганини исботлайди.
papers-no-anchor = Бу куннинг қайдлари энди сақланмайди.
papers-list = Ҳозир кутмоқда: { $count }
papers-list-lead = Шу тартибда овоз билан чақиринг. Ўнгда: қачондан бери кутмоқда.
papers-list-nobody = Ҳеч ким кутмаяпти.
papers-list-sent = фақат { $place }
papers-test = Синов талони
papers-test-printer = Принтер
papers-test-address = Манзил
papers-test-width = Чизғич бир четдан иккинчи четгача боради: { $dots } нуқта, { $mm } мм. Четлари кўринмаса, зал файлидаги кенглик нотўғри.
papers-test-code = Телефон билан ўқинг: залнинг манзили
papers-test-good = Буларнинг ҳаммасини ўқий олсангиз, принтер ишлаяпти.
