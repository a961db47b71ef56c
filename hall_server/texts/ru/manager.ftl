# The manager's pages: the day in figures, and where a ticket has been.

manager-title = День в цифрах
manager-tab-day = Цифры
manager-tab-tickets = Талоны
manager-live = Прямо сейчас
manager-day-over = Прошедший день
manager-pick-day = Другой день
manager-show-day = Показать
manager-back-to-today = Вернуться к сегодняшнему дню
manager-export = Сохранить цифры
manager-export-csv = CSV (таблица)
manager-export-json = JSON (для программ)

manager-tile-waiting = Ждут
manager-tile-called = Вызваны
manager-tile-serving = Обслуживаются
manager-tile-served = Обслужено посетителей
manager-tile-longest = Дольше всех ждёт
manager-tile-issued = Запрошено услуг
manager-tile-no-show = Не подошли
manager-tile-wait-mean = Среднее ожидание

manager-table-title = По услугам и окнам
manager-table-says = Запрошено услуг: { $issued }, оказано: { $served }. Среднее ожидание: { $wait }. Визит с несколькими услугами считается один раз в каждой из них.
manager-table-says-none = Запрошено услуг: { $issued }, пока не оказано ни одной.
manager-table-empty = В этот день талонов нет
manager-table-empty-lead = Таблица начнёт заполняться с первым талоном.
manager-table-units = Время указано в минутах и секундах (мин:сек).
manager-column-service = Услуга
manager-column-counter = Окно
manager-column-issued = Запрошено
manager-column-called = Вызваны
manager-column-served = Обслужены
manager-column-no-show = Не подошли
manager-column-cancelled = Отменены
manager-column-unserved = Не дождались
manager-column-n = n
manager-column-n-long = Сколько ожиданий измерено
manager-column-wait-mean = Среднее
manager-column-wait-p50 = Медиана
manager-column-wait-p90 = 90 %
manager-column-wait = Ожидание
manager-column-service-mean = Среднее обслуживание
manager-column-visitors = Услуги в визитах
manager-total = Всего
manager-no-counter = не вызваны
manager-too-few = «–»: меньше 20 ожиданий, для честной медианы мало.
manager-too-few-short = мало данных
manager-left-out-never-started = Не учтены во времени, завершены без начала: { $count }.
manager-left-out-over-night = Не учтены во времени, обслужены после конца дня: { $count }.
manager-left-over = Остались у окна с прошлого дня. Попросите оператора завершить или отметить неявку, или верните в очередь здесь.

manager-counters-title = Окна
manager-counter-closed = Закрыто
manager-counter-open = Свободно
manager-counter-called = Вызван
manager-counter-serving = Обслуживается
manager-counter-paused = Перерыв

manager-how-title = Как считаются эти цифры
manager-how-wait = Ожидание: от получения талона или постановки в эту очередь до первого вызова. Повторный вызов его не меняет.
manager-how-mean = Среднее ожидание и среднее обслуживание: по обслуженным посетителям. Те, кто ещё ждёт, видны в поле «Дольше всех ждёт».
manager-how-percentile = Медиана: половина ждала меньше. 90 %: девять из десяти ждали меньше. Обе величины показаны начиная с n = 20 ожиданий; при меньшем числе они вводили бы в заблуждение.
manager-how-service = Обслуживание: от «Начать» до «Завершить», без времени, когда посетитель был отложен.
manager-how-no-show = Не подошли: вызваны, но не пришли. Не дождались: ждали, когда день был закрыт. Ни те, ни другие никогда не считаются обслуженными.
manager-how-round = Секунды хранятся точно и округляются один раз, при показе. Среднее берётся по посетителям, а не по другим средним.
manager-how-day = День — это день зала, когда взят талон, даже если вызвали уже после полуночи.

manager-lookup-title = Найти талон
manager-lookup-lead = Поиск ничего не меняет.
manager-lookup-label = Номер на талоне
manager-lookup-example = Например, A012
manager-lookup-day = День
manager-lookup-find = Найти
manager-lookup-none = Талона { $label } за { $day } нет.
manager-lookup-none-lead = Проверьте номер и дату на талоне. Каждый день нумерация начинается заново.

manager-ticket-service = Услуга
manager-ticket-counter = Окно
manager-ticket-operator = Оператор
manager-ticket-language = Язык
manager-ticket-priority = Приоритет
manager-ticket-recalls = Повторных вызовов
manager-ticket-issued = Взят
manager-ticket-called = Вызван
manager-ticket-started = Начато
manager-ticket-ended = Завершено
manager-ticket-wait = Ожидание
manager-ticket-walk = Путь к окну
manager-ticket-service-time = Обслуживание
manager-ticket-stages = Где побывал
manager-ticket-notes = Заметки операторов
manager-ticket-ratings = Оценки посетителя
manager-ticket-history = Все шаги
manager-history-time = Время
manager-history-step = Что произошло
manager-history-actor = Кто
manager-history-counter = Окно
manager-history-reason = Подробности

# Who is no person in the history
manager-actor-kiosk = Терминал { $id }
manager-actor-screen = Экран { $id }
manager-actor-speaker = Динамик { $id }
manager-actor-system = автоматически
manager-actor-visitor = посетитель, с телефона

manager-release = Вернуть в очередь
manager-release-title = Вернуть { $label } в очередь?
manager-release-lead = Окно освободится. Посетитель снова будет ждать на прежнем месте.
manager-released = { $label } снова в очереди.
manager-cancel = Отменить визит
manager-cancel-title = Отменить визит { $label }?
manager-cancel-lead = Посетителя больше не вызовут. Вернуть это здесь нельзя.
manager-cancelled = Визит { $label } отменён.
manager-move-keep = Оставить как есть
manager-move-no-answer = Сервер зала не отвечает. Прежде чем повторить, найдите талон ещё раз.

manager-state-planned = Запланирован
manager-state-waiting = Ждёт
manager-state-called = Вызван
manager-state-serving = Обслуживается
manager-state-held = Отложен
manager-state-missed = Не подошёл
manager-state-finished = Обслужен
manager-state-transferred = Направлен дальше
manager-state-cancelled = Отменён
manager-state-no_show = Не пришёл
manager-state-unserved = Не дождался

manager-step-issue = Талон взят
manager-step-call = Вызван
manager-step-recall = Вызван ещё раз
manager-step-start = Обслуживание началось
manager-step-finish = Завершено
manager-step-miss = Не подошёл
manager-step-return = Вернулся
manager-step-hold = Отложен
manager-step-transfer = Направлен дальше
manager-step-release = Возвращён в очередь руководителем
manager-step-cancel = Отменён
manager-step-expire = Время на возвращение вышло
manager-step-close_of_day = День закрыт
manager-step-shown = Показан на экране
manager-step-spoken = Объявлен
manager-step-reprint = Талон напечатан повторно
manager-step-undo = Отменено действие
manager-step-add_stage = Добавлена услуга

manager-duration = { $minutes } мин { $seconds } с

manager-slips = Талоны, которые не напечатались

# Counters: who sits where, and closing one for somebody who has gone
manager-counter-since = с { $time }
manager-counter-break = { $reason }, с { $time }
manager-warning-left = Оставлено без присмотра: { $counter }, с { $time }
manager-warning-two-people = Пульт открыт ещё у кого-то: { $others }
manager-close = Закрыть
manager-close-title = Закрыть: { $label }?
manager-close-lead = Смена оператора в этом окне закончится. У окна никого нет, ожидающие сохранят место.
manager-close-lead-visitor = Смена оператора в этом окне закончится. Посетитель { $visitor }, который сейчас у окна, снова будет ждать на прежнем месте.
manager-closed = Закрыто: { $label }.

# Figures of those who never waited, and of what was handed in
manager-column-quantity = Кол-во
manager-column-quantity-long = Людей или заявлений у обслуженных
manager-purposes = С чем обслужили посетителей
manager-apart = Обслужены без ожидания
manager-apart-lead = В таблице выше их нет.
manager-apart-kind = Вид
manager-apart-here = Посетители без талона
manager-apart-back_office = Работа без посетителя
manager-how-apart = Обслужены без ожидания: посетители без талона и работа без посетителя. Они не ждали, поэтому считаются отдельно.
manager-how-quantity = Кол-во: сколько людей или заявлений у обслуженных, по талону или по записи в конце обслуживания.

# One ticket: what else is known of it, and of its steps
manager-ticket-quantity = Людей или заявлений
manager-ticket-purpose = Цель визита
manager-ticket-appointment = Записан на
manager-ticket-kind = Вид
manager-kind-here = Без талона
manager-kind-back_office = Работа без посетителя
manager-step-later = Пропустил других вперёд
manager-step-rate = Оценил обслуживание
manager-told-until = до { $time }
manager-told-to = куда: { $target }
manager-told-first = перед всеми
manager-told-last = после всех
manager-told-come-back = а потом назад
manager-told-next = потом: { $service }
manager-told-quantity = кол-во: { $count }
manager-told-later = пропустил вперёд: { $n }
manager-told-rated = { $score } из 5
manager-tile-services-served = Оказано услуг
manager-warning-two-consoles = Пульт одного человека открыт в двух местах
