# The visitor's phone: my number, and what to do now.

status-title = Ваш талон
status-your-number = Ваш номер
status-waiting = Пожалуйста, подождите
status-ahead = Перед вами в очереди
status-ahead-none = Вы следующий
status-ahead-none-lead = Пожалуйста, будьте рядом с окнами.
status-go = Ваша очередь
status-go-to = Пожалуйста, подойдите
status-serving = Вас обслуживают
status-serving-lead = Спасибо за ожидание.
status-missed = Мы вас вызывали
status-missed-lead = Пожалуйста, скажите оператору в зале, что вы здесь.
status-held = Ваша очередь отложена
status-held-lead = Мы вызовем вас ещё раз. Пожалуйста, оставайтесь в зале.
status-finished = Готово
status-finished-lead = Спасибо, что пришли. До свидания!
status-cancelled = Этот талон отменён
status-no-show = Этот талон больше не действует
status-unserved = Зал сегодня уже закрыт
status-over-lead = Если мы вам ещё нужны, возьмите новый талон.
status-keeps-itself = Страница обновляется сама.
status-lost = Нет связи. То, что вы видите, было { $age } назад. Пожалуйста, следите за экранами в зале.
