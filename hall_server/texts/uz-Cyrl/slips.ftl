slips-copy = Нусха
slips-visit = Ташрифингиз тартиби:
slips-quantity = Киши ёки аризалар сони: { $count }
slips-ahead = { $count ->
    [0] Олдингизда ҳеч ким йўқ
   *[other] Олдингизда { $count } киши
}
slips-wait-range = Кутиш: { $low }–{ $high } дақиқа
slips-wait-about = Кутиш: тахминан { $minutes } дақиқа
slips-wait-up-to = Кутиш: { $minutes } дақиқагача
slips-place = Жойи: { $place }
slips-documents = Ҳужжатлар: { $documents }
slips-fee = Тўлов: { $fee }
slips-follow = Навбатингизни телефонда кузатиб боринг
slips-months = январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь
slips-issued = { $year } йил { $day } { $month }, { $time }
slips-date = { $year } йил { $day } { $month }

slips-problem-printer-offline = { $printer } принтери билан алоқа йўқ. Қуввати ва кабелини текширинг.
slips-problem-printer-refused = { $printer } принтери талонларни қабул қилмаяпти. У ёқилган ва тайёр эканини, манзили тўғрилигини текширинг.
slips-problem-printer-timeout = { $printer } принтери ўз вақтида жавоб бермади. Қопқоғи, кабели ва қувватини текширинг.
slips-problem-printer-broke-off = { $printer } принтери талон ўртасида тўхтаб қолди. Чала талонни олиб ташланг; мижознинг рақами кучда қолади.
slips-problem-paper-out = { $printer } принтерида қоғоз тугади. Янги ўрам қўйинг.
slips-problem-cover-open = { $printer } принтерининг қопқоғи очиқ. Уни ёпинг.
slips-problem-printer-error = { $printer } принтери хато ҳақида хабар бермоқда. Пичоқ ёнида қоғоз тиқилмаганини текширинг, принтерни ўчириб ёқинг.
slips-problem-agent-away = { $printer } принтери уланган компьютер алоқада эмас. Унинг электр таъминоти ва тармоғини текширинг.
slips-problem-agent-silent = { $printer } принтери уланган компьютер талонни олди ва жавоб бермай қўйди, талон чиққан-чиқмагани номаълум. Принтерга қаранг.
slips-problem-no-printer = Залнинг ҳеч бир принтери талонни чоп эта олмайди. Зал файлидаги принтерларни текширинг.
slips-problem-too-late = Талон вақтида чоп этилмади ва энди ўзи чоп этилмайди. Мижознинг рақами кучда қолади.
slips-problem-server-died = Талон чоп этилаётганда сервер тўхтаб қолди, у чиққан-чиқмагани номаълум. Мижоздан сўранг.
slips-problem-not-confirmed = { $printer } принтери талонни олди, лекин одатдагидек чоп этилганини тасдиқламади. Талон чиққан-чиқмаганини текширинг.
slips-problem-printing-failed = Дастур бу талонни тайёрлай олмади. Администраторга айтинг; мижознинг рақами кучда қолади.

slips-next-queued = Принтер тайёр бўлганда ўзи чоп этилади.
slips-next-failed = Қайта чоп этинг.
