# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Выберите окно
counter-choose-lead = Откройте окно, в котором вы сегодня работаете. В одном окне работает один человек.
counter-choose-none = В этом зале пока нет окон. Администратор добавит их в файл зала.
counter-card-free = Свободно
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
counter-keys-use = Включить клавиши
counter-keys-help = Пробел или Enter: большая кнопка. R: вызвать ещё раз. M: не подошёл. F: завершить, не начиная. H: отложить. S: направить. Z: отменить шаг. P: перерыв.

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
counter-away-held = Отложен
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
