slips-copy = Копия
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
slips-issued = { $date }, { $time }

slips-problem-printer-offline = Нет связи с принтером { $printer }. Проверьте питание и кабель; талон напечатается, когда связь вернётся.
slips-problem-printer-refused = Принтер { $printer } не принимает талоны. Проверьте, включён ли он, готов ли к работе и верен ли его адрес.
slips-problem-printer-timeout = Принтер { $printer } не ответил вовремя. Проверьте крышку, кабель и питание; талон напечатается, когда принтер снова заработает.
slips-problem-printer-broke-off = Принтер { $printer } остановился посреди талона. Уберите неполный талон; номер посетителя действует.
slips-problem-paper-out = В принтере { $printer } кончилась бумага. Вставьте новый рулон; талон напечатается сам.
slips-problem-no-printer = Ни один принтер зала не может напечатать талон. Проверьте принтеры в файле зала.
slips-problem-too-late = Талон не напечатан вовремя и больше не печатается. Номер посетителя действует.
slips-problem-server-died = Сервер остановился во время печати, поэтому неизвестно, вышел ли талон. Спросите посетителя.
slips-problem-printing-failed = Программа не смогла подготовить талон. Сообщите администратору; номер посетителя действует.
