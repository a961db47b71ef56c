slips-copy = Копия
slips-visit = Порядок вашего визита:
slips-quantity = Человек или заявлений: { $count }
slips-ahead = { $count ->
    [0] Перед вами никого нет
    [one] Перед вами { $count } человек
    [few] Перед вами { $count } человека
   *[many] Перед вами { $count } человек
}
slips-wait-range = Ожидание: { $low }–{ $high } минут
slips-wait-about = Ожидание: около { $minutes } минут
slips-wait-up-to = Ожидание: до { $minutes } минут
slips-place = Место: { $place }
slips-documents = Документы: { $documents }
slips-fee = Оплата: { $fee }
slips-follow = Следите за своей очередью в телефоне
slips-months = января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря
slips-issued = { $day } { $month } { $year } г., { $time }
slips-date = { $day } { $month } { $year } г.

slips-problem-printer-offline = Нет связи с принтером { $printer }. Проверьте питание и кабель.
slips-problem-printer-refused = Принтер { $printer } не принимает талоны. Проверьте, включён ли он, готов ли к работе и верен ли его адрес.
slips-problem-printer-timeout = Принтер { $printer } не ответил вовремя. Проверьте крышку, кабель и питание.
slips-problem-printer-broke-off = Принтер { $printer } остановился посреди талона. Уберите неполный талон; номер посетителя действует.
slips-problem-paper-out = В принтере { $printer } кончилась бумага. Вставьте новый рулон.
slips-problem-cover-open = Крышка принтера { $printer } открыта. Закройте её.
slips-problem-printer-error = Принтер { $printer } сообщает об ошибке. Проверьте, не замялась ли бумага у ножа, выключите и включите принтер.
slips-problem-agent-away = Компьютер принтера { $printer } не на связи. Проверьте его питание и сеть.
slips-problem-agent-silent = Компьютер принтера { $printer } взял талон и замолчал, поэтому неизвестно, вышел ли талон. Посмотрите на принтер.
slips-problem-no-printer = Ни один принтер зала не может напечатать талон. Проверьте принтеры в файле зала.
slips-problem-too-late = Талон не напечатан вовремя и сам уже не напечатается. Номер посетителя действует.
slips-problem-server-died = Сервер остановился во время печати, поэтому неизвестно, вышел ли талон. Спросите посетителя.
slips-problem-not-confirmed = Принтер { $printer } взял талон, но не подтвердил печать, как обычно. Посмотрите, вышел ли талон.
slips-problem-printing-failed = Программа не смогла подготовить талон. Сообщите администратору; номер посетителя действует.

slips-next-queued = Печать начнётся сама, когда принтер будет готов.
slips-next-failed = Напечатайте ещё раз.
