# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Выберите окно
counter-choose-lead = Откройте окно, в котором вы сегодня работаете. В одном окне работает один человек.
counter-choose-none = В этом зале пока нет окон. Администратор добавит их в файл зала.
counter-card-free = Закрыто
counter-card-open = Открыто
counter-card-paused = Перерыв
counter-card-yours = Открыто вами
counter-card-with = { $name }, с { $time }
counter-card-services = Услуги
counter-card-more = и ещё { $count }
counter-card-open-it = Открыть
counter-card-go-on = Продолжить
counter-card-look = Посмотреть

# The console: what is going on
counter-with = Оператор
counter-all = Все окна
counter-state-closed = Закрыто
counter-state-idle = Свободно
counter-state-called = Вызван
counter-state-serving = Обслуживается
counter-state-paused = Перерыв
counter-idle-title = У окна никого нет
counter-idle-lead = Когда будете готовы, нажмите «Следующий». Кого вызвать, решит система.
counter-closed-title = Это окно закрыто
counter-closed-lead = Откройте его, и вы сможете вызывать посетителей.
counter-other-title = В этом окне работает { $name }
counter-other-lead = Вы можете только смотреть, вызывать посетителей здесь нельзя.
counter-called-for = После вызова прошло
counter-serving-for = Обслуживание идёт
counter-language = Язык
counter-priority = Приоритет
counter-calls = Вызовов
counter-waited = Ожидание
counter-reason = Почему этот посетитель
counter-waiting = Ждут

# The console: steps
counter-steps = Действия
counter-step-open = Открыть
counter-step-open-hint = Начать работу в этом окне
counter-step-next = Следующий
counter-step-next-hint = Вызвать следующего посетителя
counter-step-start = Начать
counter-step-start-hint = Посетитель подошёл
counter-step-finish = Завершить
counter-step-finish-hint = Посетитель обслужен
counter-step-recall = Вызвать ещё раз
counter-step-miss = Не подошёл
counter-step-finish-unstarted = Завершить, не начиная
counter-step-close = Закрыть окно
counter-key-space = Пробел
counter-keys-use = Работать с клавиатуры
counter-keys-help = Пробел или Enter: большая кнопка. W: без талона. R: вызвать ещё раз. E: другой итог или заметка. M: не подошёл. F: завершить, не начиная. X: отменить визит. H: отложить. S: направить. A: ещё одна услуга. Z: отменить шаг. P: перерыв. T: выдать талон.

# The console: putting on hold, sending on, pausing
counter-step-resume = Продолжить
counter-step-resume-hint = Снова принимать посетителей
counter-step-hold = Отложить
counter-step-transfer = Направить
counter-step-undo = Отменить шаг
counter-step-pause = Перерыв
counter-paused-title = В этом окне перерыв
counter-paused-lead = Пока вы не продолжите, сюда никого не вызовут.
counter-panel-cancel = Не нужно
counter-hold-title = Отложить { $label }
counter-hold-lead = Окно освободится. Когда время выйдет, посетитель снова будет ждать на прежнем месте.
counter-hold-minutes = На сколько
counter-hold-for = { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
  }
counter-hold-usual = как обычно
counter-reason-optional = Причина (можно не указывать)
counter-hold-because-none = Без причины
counter-hold-because-document = Пошёл за документом
counter-hold-because-payment = Пошёл оплатить
counter-hold-because-form = Заполняет бланк
counter-transfer-title = Направить { $label }
counter-transfer-to = Куда
counter-transfer-choose = Выберите
counter-transfer-services = Другая услуга
counter-transfer-counters = Другое открытое окно, та же услуга
counter-transfer-place = Место в очереди
counter-transfer-fair = С учётом времени, которое уже прождал
counter-transfer-fair-hint = Справедливо для всех. Подходит почти всегда.
counter-transfer-first = Перед всеми
counter-transfer-first-hint = Там его вызовут следующим.
counter-transfer-last = После всех
counter-transfer-last-hint = Как будто только что пришёл.
counter-transfer-come-back = А потом снова ко мне
counter-pause-title = Сделать перерыв
counter-pause-lead = Пока вы не продолжите, сюда никого не вызовут. Ожидающие сохранят место.
counter-pause-why = Причина
counter-pause-because-break = Короткий перерыв
counter-pause-because-lunch = Обед
counter-pause-because-papers = Работа с бумагами
counter-pause-because-meeting = Совещание

# The console: what came of a press
counter-said-opened = Окно открыто.
counter-said-closed = Окно закрыто.
counter-said-next = Вызван посетитель { $label }.
counter-said-recall = { $label } вызван ещё раз.
counter-said-start = Обслуживание { $label } началось.
counter-said-finish = Обслуживание { $label } завершено.
counter-said-miss = { $label } не подошёл. Посетитель ещё может вернуться.
counter-said-pause = В окне перерыв.
counter-said-resume = Вы снова принимаете посетителей.
counter-said-hold = Посетитель { $label } отложен.
counter-said-transfer = Посетитель { $label } направлен дальше.
counter-said-undo = Последний шаг с { $label } отменён.
counter-said-return = { $label } снова ждёт.
counter-said-nobody = Для этого окна сейчас никто не ждёт.
counter-said-stale = Страница немного отстала, поэтому ничего не сделано. Теперь вы видите, как есть.
counter-said-no-answer = Сервер зала не отвечает. Возможно, ничего не сделано: посмотрите на номер, прежде чем нажать снова.
counter-warnings = Обратите внимание

# The console: the queue
counter-queue = Кто следующий
counter-queue-empty = Для этого окна никто не ждёт
counter-queue-empty-lead = Новые посетители появятся здесь сами.
counter-queue-waits = ждёт
counter-queue-more = и ещё { $count }
counter-queue-call = Вызвать
counter-away = Отложены или не подошли
counter-away-missed = Не подошёл
counter-away-return = Снова ждёт

counter-language-uz = узбекский
counter-language-uz-Cyrl = узбекский (кириллица)
counter-language-ru = русский
counter-language-en = английский

# Why a visitor is next: the codes of the calling rule
counter-reason-longest_wait = по времени ожидания
counter-reason-priority = есть приоритет
counter-reason-overdue = ждёт дольше предельного времени
counter-reason-first = идёт первым
counter-reason-sent_here = направлен в это окно
counter-reason-chosen = выбран оператором
counter-warning-left = Оставлено с { $time }: у сотрудника { $operator } здесь не открыт пульт.
counter-warning-two-people = Этот пульт открыт ещё у кого-то: { $others }.

# What else is known of a visitor
counter-kind-here = Без талона
counter-kind-back_office = Без посетителя
counter-quantity = Людей или заявлений
counter-appointment = Записан на
counter-purpose = Цель визита
counter-visit = Услуга
counter-part = { $n } из { $of }
counter-then-title = После этого
counter-then = потом: { $services }
counter-needs = Что нужно посетителю
counter-brief-quantity = кол-во: { $count }
counter-brief-booked = записан на { $time }
counter-paused-since = { $reason }, с { $time }
counter-reason-priority_turn = очередь тех, у кого приоритет
counter-reason-others_turn = очередь тех, кто без приоритета
counter-reason-here = пришёл без талона

# More that can be done with a visitor
counter-step-serve = Без талона
counter-step-finish-with = Другой итог
counter-step-finish-note = Завершить с заметкой
counter-step-finish-outcome = Итог: { $outcome }
counter-step-cancel = Отменить визит
counter-step-add_stage = Ещё одна услуга
counter-finish-title = Завершить { $label }
counter-finish-outcome = Итог
counter-finish-note = Заметка (можно не писать)
counter-finish-note-hint = Хранится отдельно от журнала и через некоторое время стирается. Личные данные не пишите.
counter-serve-title = Посетитель без талона
counter-serve-lead = Обслуживание начнётся сразу. Никого не вызовут.
counter-serve-service = Услуга
counter-serve-kind = Для кого
counter-serve-here = Посетитель сейчас у окна
counter-serve-back_office = Работа без посетителя
counter-serve-back_office-hint = Для того, кого в зале нет.
counter-transfer-operators = Сотрудник, который сейчас у окна, та же услуга
counter-add-stage-title = Ещё одна услуга для { $label }
counter-add-stage-lead = Посетитель пойдёт туда потом с тем же талоном.
counter-cancel-title = Отменить визит { $label }?
counter-cancel-lead = Посетителя больше не вызовут. Если он у окна, кнопка «Отменить шаг» ещё недолго вернёт его, иначе вернуть нельзя.
counter-row-more = Ещё о
counter-visit-call = Вызвать сейчас
counter-visit-return = Вернулся: снова ждёт на прежнем месте
counter-visit-hold = Отложить на время
counter-visit-transfer = Направить: другая услуга, окно или сотрудник
counter-visit-add_stage = Добавить ещё одну услугу
counter-visit-cancel = Отменить визит
counter-visit-leave = Ничего не менять
counter-said-goes-on = { $label }: здесь завершено, теперь ждёт: { $service }.
counter-said-add-stage = К визиту { $label } добавлена услуга: { $service }.
counter-said-cancel = Визит { $label } отменён.
counter-away-held-until = Отложен до { $time }
counter-warning-left-at = Оставлено без присмотра: { $counter }, с { $time }
counter-card-pause = { $name }: { $reason }, с { $time }

# Why a service gives no tickets now
counter-closing-soon = скоро закроется, сегодня могут не успеть
counter-closed-now = сейчас закрыто
counter-closed-until = откроется: { $time }
counter-closed-limit = талонов на сегодня больше нет

# Giving a ticket
counter-give = Выдать талон
counter-give-lead = Для посетителя, который не берёт талон у терминала.
counter-give-back = Назад: { $counter }
counter-give-services = Услуга
counter-give-find = Найти услугу
counter-give-find-hint = Наберите часть названия. Enter выбирает первую.
counter-give-nothing = Услуги с таким названием нет.
counter-give-chosen = Выбрано
counter-give-chosen-none = Выберите одну услугу или несколько. Посетитель пройдёт их по порядку.
counter-give-chosen-planned = Выберите одну или несколько услуг. Порядок выбора не важен: система найдёт порядок с самым коротким ожиданием.
counter-give-remove = Убрать
counter-give-waiting = ждут: { $count }
counter-give-visitor = Посетитель
counter-give-language = Язык
counter-give-priority = Приоритет
counter-give-priority-none = Нет
counter-give-purpose-none = Не указано
counter-give-appointment = Записан сегодня на
counter-give-appointment-hint = Только если есть. Например, 14:30
counter-give-print = Бумажный талон
counter-give-print-none = Не печатать
counter-give-print-at = Напечатать: терминал { $id }
counter-give-choose-first = Сначала выберите услугу.
counter-give-done = Талон выдан
counter-give-ahead = Впереди
counter-give-printed = Талон напечатает терминал { $id }.
counter-give-not-printed = Талон не печатается. Назовите посетителю номер или запишите его.
counter-give-next = Следующий талон
counter-give-mistake = Выдан по ошибке: отменить
counter-said-released = Руководитель вернул { $label } в очередь.
counter-said-gone = { $label } больше не у этого окна: изменение сделано в другом месте.
counter-said-closed-with = Руководитель закрыл это окно. { $label } снова ждёт в очереди.
counter-said-closed-elsewhere = Это окно закрыто не отсюда: руководителем или с другого пульта.
counter-said-changed-elsewhere = Состояние окна изменено не отсюда. Посмотрите на экран, прежде чем нажимать.
counter-warning-two-consoles = Пульт открыт одним человеком сразу в двух местах. Работайте в одном, другое закройте.
counter-ask-select = Сначала выберите из списка.
counter-ask-quantity = Напишите число от 1 до 100.
counter-ask-time = Напишите время часами и минутами, например 14:30.
counter-give-cancelled = Талон отменён
counter-give-take-away = Заберите напечатанный талон { $label }.
counter-closed-nobody = сейчас нет открытого окна

# Slips and papers
counter-slip-failed = Талон не напечатался.
counter-slip-unknown = Неизвестно, вышел ли талон.
counter-slip-queued = Талон ещё не напечатан.
counter-slip-again = Напечатать ещё раз
counter-visit-reprint = Напечатать талон ещё раз
counter-reprint-title = Напечатать талон { $label } ещё раз
counter-reprint-lead = Номер тот же, на талоне будет пометка «копия».
counter-printer = Принтер
counter-print = Напечатать
counter-said-reprint = Талон { $label } ещё раз отправлен на принтер.
counter-shift-print = Напечатать мою смену
counter-shift-print-last = Напечатать последнюю смену здесь
counter-shift-title = Напечатать итоги смены
counter-shift-lead = Что сделано в этом окне за смену.
counter-said-shift = Итоги смены отправлены на принтер { $printer }.
counter-give-slip-printing = Талон печатает терминал { $id }.
counter-give-slip-done = Терминал { $id } напечатал талон.

# A call that nobody could see or hear, and what to do
counter-warning-not-shown = Вызов { $label } не показан на экране: { $screens }.
counter-warning-not-spoken = Вызов { $label } ещё не прозвучал из динамика: { $speakers }.
counter-warning-voice-late = Голос опаздывает: вызов { $label } ещё не прозвучал из динамика: { $speakers }.
counter-warning-call-out = Вызовите голосом: «{ $words }» или нажмите «Вызвать ещё раз».
# $label and $counter as the operator calls them out, in the language of the visitor.
counter-warning-call-words = { $label }, { $counter }
counter-warning-sound-blocked = На экране нет звука: { $screens }. Нужно один раз коснуться экрана или проверить динамик.
