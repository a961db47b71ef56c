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

slips-problem-printer-offline = { $printer } принтери билан алоқа йўқ. Қуввати ва кабелини текширинг; алоқа тиклангач, талон чоп этилади.
slips-problem-printer-refused = { $printer } принтери талонларни қабул қилмаяпти. У ёқилган ва тайёр эканини, манзили тўғрилигини текширинг.
slips-problem-printer-timeout = { $printer } принтери ўз вақтида жавоб бермади. Қопқоғи, кабели ва қувватини текширинг; принтер ишга тушгач, талон чоп этилади.
slips-problem-printer-broke-off = { $printer } принтери талон ўртасида тўхтаб қолди. Чала талонни олиб ташланг; мижознинг рақами кучда қолади.
slips-problem-paper-out = { $printer } принтерида қоғоз тугади. Янги ўрам қўйинг; талон ўзи чоп этилади.
slips-problem-no-printer = Залнинг ҳеч бир принтери талонни чоп эта олмайди. Зал файлидаги принтерларни текширинг.
slips-problem-too-late = Талон вақтида чоп этилмади ва энди чоп этилмайди. Мижознинг рақами кучда қолади.
slips-problem-server-died = Талон чоп этилаётганда сервер тўхтаб қолди, у чиққани номаълум. Мижоздан сўранг.
slips-problem-printing-failed = Дастур бу талонни тайёрлай олмади. Администраторга айтинг; мижознинг рақами кучда қолади.
