# Papers of the staff: a shift, a day, everybody who waits, a test of a printer.

papers-printed = Напечатано: { $at }
papers-shift = Итоги смены
papers-counter = Окно
papers-operator = Оператор
papers-from = Начало
papers-until = Конец
papers-goes-on = продолжается
papers-breaks = Перерывы
papers-no-breaks = Перерывов не было
papers-called = Вызваны
papers-served = Обслужены
papers-no-show = Не подошли
papers-missed = Не подошли, но могут вернуться
papers-apart = Обслужены без ожидания
papers-service-mean = Среднее обслуживание, мин:с
papers-day = Отчёт за день
papers-day-open = День ещё не закрыт: цифры изменятся.
papers-day-totals = Всего
papers-issued = Запрошено услуг
papers-cancelled = Отказались
papers-unserved = Не дождались
papers-wait-mean = Среднее ожидание, мин:с (n = { $n })
papers-wait-median = Медиана ожидания, мин:с
papers-issued-served = Запрошено · обслужены
papers-no-show-unserved = Не подошли · не дождались
papers-wait-both = Ожидание: среднее · медиана (n = { $n })
papers-too-few = «–»: меньше 20 ожиданий, слишком мало для честной медианы.
papers-anchor = Контрольная строка записей, событие { $seq }
papers-anchor-help = Сохраните эту бумагу: она докажет, что записи до этого дня потом не меняли.
papers-no-anchor = Записи этого дня больше не хранятся.
papers-list = Сейчас ждут: { $count }
papers-list-lead = Вызывайте голосом в этом порядке. Справа: с какого времени ждут.
papers-list-nobody = Никто не ждёт.
papers-list-sent = только { $place }
papers-test = Пробный талон
papers-test-printer = Принтер
papers-test-address = Адрес
papers-test-width = Линейка идёт от края до края: { $dots ->
    [one] { $dots } точка
    [few] { $dots } точки
   *[many] { $dots } точек
}, { $mm } мм. Если краёв не видно, ширина в файле зала неверна.
papers-test-code = Прочитайте телефоном: адрес зала
papers-test-good = Если всё это читается, принтер работает.
