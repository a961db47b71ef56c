error-not-signed-in-title = Войдите в систему
error-not-signed-in = Вы не вошли или уже вышли. Пожалуйста, войдите. Программа присылает действующий токен.
error-wrong-password = Имя и пароль не подходят друг к другу. Проверьте их и попробуйте ещё раз.
error-wrong-code = Этот одноразовый код неверен, устарел или уже использован. Попросите у администратора новый.
error-wrong-token = Этот токен здесь неизвестен. Попросите у администратора новый.
error-not-allowed-title = Нет доступа
error-not-allowed = Вам это действие недоступно. Если оно нужно, обратитесь к руководителю.
error-not-this-kiosk = Этот терминал выдаёт только свои талоны.
error-form-token = Страница была открыта слишком долго. Обновите её и повторите действие.
error-other-site = Запрос пришёл с другого сайта и не выполнен. Откройте страницу зала.
error-not-found-title = Не найдено
error-not-found = По этому адресу ничего нет. Проверьте адрес или начните с главной страницы.
error-slip-not-here = Этого талона здесь больше нет: его взял другой принтер или печать отменена. Делать ничего не нужно.
error-method-not-allowed-title = Здесь это невозможно
error-method-not-allowed = Этот адрес не принимает таких запросов.
error-too-large-title = Слишком много данных
error-too-large = Запрос больше, чем принимает зал (64 КБ). Отправьте меньше данных.
error-unsupported-media-type-title = Это не JSON
error-unsupported-media-type = Зал читает только JSON. Отправьте данные как application/json.
error-malformed-title = Запрос не понят
error-malformed = { $field ->
    [none] Запрос нельзя прочитать. Проверьте, что он полон и составлен по описанию.
   *[other] Значение «{ $found }» не подходит для «{ $field }». Исправьте его и отправьте запрос снова.
 }
error-missing-field = Поле «{ $field }» не заполнено или не подходит к остальным. Заполните его и отправьте запрос снова.
error-hall-file-problems = Файл зала не годится, поэтому ничего не изменено. Что в нём не так: { $problems }
error-same-password = Это пароль, который вам выдали. Придумайте новый.
error-short-password = Пароль слишком короткий. Нужно не меньше { $least } знаков.
error-passwords-differ = Пароли не совпадают. Введите новый пароль дважды одинаково.
error-name-taken = Имя «{ $name }» уже занято. Выберите другое.
error-unknown-service-title = Неизвестная услуга
error-unknown-service = Здесь нет услуги «{ $id }». Выберите услугу из списка.
error-unknown-ticket-title = Неизвестный талон
error-unknown-ticket = Талона «{ $id }» нет. Проверьте номер и день.
error-unknown-counter-title = Неизвестное окно
error-unknown-counter = Окна «{ $id }» нет. Выберите окно из списка.
error-service-closed-title = Сейчас закрыто
error-service-closed = Сейчас закрыто: { $service }. Откроется: { $opens_at }.
error-service-closed-now = Сейчас не принимают: { $service }. Обратитесь, пожалуйста, к сотрудникам.
error-service-closed-because = «{ $service }» сейчас не работает: { $because }. Откроется: { $opens_at }.
error-service-closed-now-because = «{ $service }» временно не принимает: { $because }. Обратитесь к сотруднику.
error-closing-soon = В очереди на «{ $service }» столько людей, что до закрытия вас вряд ли успеют принять, поэтому талоны больше не выдаются. Откроется: { $opens_at }.
error-limit-reached-title = На сегодня талонов нет
error-limit-reached = { $service }: за день можно принять посетителей — { $limit }, и все талоны уже выданы. Снова откроется: { $opens_at }.
error-limit-reached-today = { $service }: за день можно принять посетителей — { $limit }, и все талоны уже выданы. Приходите в другой день или обратитесь к сотрудникам.
error-series-full-title = Номера закончились
error-series-full = На сегодня выданы все номера этой серии. Позовите, пожалуйста, руководителя.
error-counter-closed-title = Окно не открыто
error-counter-closed = { $counter }: окно не открыто. Сначала откройте его.
error-counter-removed = { $counter }: окно убрано из зала и закрыто. Выберите другое окно или обратитесь к администратору.
error-no-shift = { $counter }: сегодня смены не было, поэтому печатать нечего. Проверьте, то ли это окно.
error-counter-busy-title = Окно занято
error-counter-busy = { $counter }: талон { $label } ещё не завершён. Сначала завершите его.
error-counter-taken = { $counter }: здесь работает { $operator }. Выберите другое окно или попросите сначала закрыть это.
error-counter-elsewhere = Вы уже работаете: { $counter }. Закройте это окно, прежде чем открыть другое.
error-no-ticket-title = Посетителя нет
error-no-ticket = { $counter }: сейчас нет талона. Сначала вызовите следующего посетителя.
error-slip-in-hand = Талон { $label } печатается в эту минуту. Дождитесь, пока он допечатается; страница это покажет.
error-no-printer = В этом зале нет принтера, который напечатал бы талон { $label }. Запишите номер для посетителя.
error-illegal-step-title = Сейчас это невозможно
error-illegal-step = Состояние талона { $label } — «{ $state }», поэтому { $step ->
    [call] его нельзя вызвать
    [recall] его нельзя вызвать повторно
    [start] приём по нему нельзя начать
    [finish] его нельзя завершить
    [miss] неявку отметить нельзя
    [return] его нельзя вернуть в очередь
    [hold] его нельзя отложить
    [transfer] его нельзя направить дальше
    [release] его нельзя забрать у окна
    [cancel] его нельзя отменить
    [add_stage] к нему нельзя добавить услугу
    [later] пропустить других вперёд нельзя
    [rate] его нельзя оценить
   *[other] это действие невозможно
 }. { $instead }
error-instead = { $step ->
    [rate] Оценить можно только состоявшийся приём, до конца следующего дня.
   *[other] { $state ->
        [planned] Он встанет в очередь, когда завершится предыдущая услуга.
        [waiting] { $step ->
            [return] Его вызовут, когда подойдёт очередь.
            [release] Его вызовут, когда подойдёт очередь.
           *[other] Сначала вызовите его.
         }
        [called] Продолжите у окна, которое его вызвало.
        [serving] Сначала завершите приём у его окна.
        [held] Верните его в очередь или вызовите.
        [missed] Если посетитель подошёл, верните талон в очередь или вызовите его.
       *[other] Если нужно что-то ещё, возьмите новый талон.
     }
 }
error-not-served-here-title = Здесь не принимают
error-not-served-here = { $counter }: талон { $label } здесь не принимают. Вызовите его в другое окно или передайте.
error-service-not-served-here = { $counter }: здесь не обслуживают «{ $service }». Выберите одну из услуг этого окна.
error-nothing-to-undo-title = Нечего отменять
error-nothing-to-undo = { $counter }: нет вашего действия, которое ещё можно отменить.
error-operator-absent = { $operator } сейчас не работает ни в одном окне. Выберите другого сотрудника или услугу.
error-recall-limit-title = Вызовов достаточно
error-recall-limit = Талон { $label } уже вызывали повторно: { $limit }. Отметьте неявку или начните приём, если посетитель подошёл.
error-stale-title = Уже изменилось
error-stale = Пока вы нажимали, здесь что-то изменилось. Посмотрите на страницу и нажмите ещё раз, если это всё ещё нужно.
error-key-reused-title = Ключ использован дважды
error-key-reused = Этот Idempotency-Key принадлежит другому запросу. Для каждого запроса нужен новый ключ.
error-too-many-title = Слишком много запросов
error-too-many = Слишком много запросов за короткое время. Подождите { $retry_s } с и попробуйте снова.
error-too-many-sign-ins = Слишком много неверных попыток. Подождите минуту и попробуйте снова.
error-clock-alarm-title = Часы неверны
error-clock-before-record = Часы компьютера показывают время, которое уже прошло. Талонов и вызовов не будет, пока они не станут верны. Исправьте часы или попросите администратора выполнить «navbat clock accept».
error-clock-long-after-record = Записи зала закончились больше 30 дней назад. Талонов и вызовов не будет, пока дату не подтвердят: исправьте часы или попросите администратора выполнить «navbat clock accept».
error-clock-drift = Часы компьютера скачком изменились. Талонов и вызовов не будет, пока они не станут верны. Исправьте часы или попросите администратора выполнить «navbat clock accept».
error-overloaded-title = Большая нагрузка
error-overloaded = Сервер зала перегружен. Запрос не выполнен. Попробуйте снова через { $retry_s } с.
error-closing-title = Сервер останавливается
error-closing = Сервер зала останавливают. Запрос не выполнен.
error-disk-full-title = Диск заполнен
error-disk-full = Диск зала заполнен или неисправен, ничего нельзя сохранить. Сразу сообщите администратору.
error-store-failed-title = Нельзя сохранить
error-store-failed = Базу данных зала нельзя записать. Сразу сообщите администратору.
error-writer-stopped = База данных зала не записывается. Администратор должен перезапустить сервер.
error-failed-title = Что-то сломалось
error-failed = На сервере произошла ошибка. Возможно, запрос не выполнен. Попробуйте ещё раз; если не поможет, сообщите администратору.
error-state-planned = запланирован
error-state-waiting = ожидает
error-state-called = вызван
error-state-serving = идёт приём
error-state-held = отложен
error-state-missed = не подошёл
error-state-finished = завершён
error-state-transferred = передан
error-state-cancelled = отменён
error-state-no-show = не явился
error-state-unserved = не принят
