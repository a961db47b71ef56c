# The manager's pages: the day in figures, and where a ticket has been.

manager-title = Кун рақамларда
manager-tab-day = Рақамлар
manager-tab-tickets = Талонлар
manager-live = Айни пайтда
manager-day-over = Ўтган кун
manager-pick-day = Бошқа кун
manager-show-day = Кўрсатиш
manager-back-to-today = Бугунга қайтиш
manager-export = Рақамларни сақлаш
manager-export-csv = CSV (жадвал)
manager-export-json = JSON (дастурлар учун)

manager-tile-waiting = Кутмоқда
manager-tile-called = Чақирилган
manager-tile-serving = Хизмат олмоқда
manager-tile-served = Хизмат кўрсатилган мижозлар
manager-tile-longest = Энг узоқ кутаётган
manager-tile-issued = Сўралган хизматлар
manager-tile-no-show = Келмаган
manager-tile-wait-mean = Ўртача кутиш

manager-table-title = Хизмат ва ойналар бўйича
manager-table-says = Сўралган хизматлар: { $issued }, кўрсатилгани: { $served }. Ўртача кутиш: { $wait }. Бир нечта хизматли ташриф ҳар бир хизматда бир марта саналади.
manager-table-says-none = Сўралган хизматлар: { $issued }, ҳали ҳеч бири кўрсатилмаган.
manager-table-empty = Бу кунда талон йўқ
manager-table-empty-lead = Жадвал биринчи талондан кейин тўла бошлайди.
manager-table-units = Вақт дақиқа:сония кўринишида.
manager-column-service = Хизмат
manager-column-counter = Ойна
manager-column-issued = Сўралган
manager-column-called = Чақирилган
manager-column-served = Хизмат олган
manager-column-no-show = Келмаган
manager-column-cancelled = Бекор қилинган
manager-column-unserved = Навбати етмаган
manager-column-n = n
manager-column-n-long = Нечта кутиш ўлчанган
manager-column-wait-mean = Ўртача
manager-column-wait-p50 = Медиана
manager-column-wait-p90 = 90 %
manager-column-wait = Кутиш
manager-column-service-mean = Ўртача хизмат
manager-column-visitors = Ташрифлардаги хизматлар
manager-total = Жами
manager-no-counter = чақирилмаган
manager-too-few = “–”: кутишлар 20 тадан кам, тўғри медиана учун етарли эмас.
manager-too-few-short = маълумот кам
manager-left-out-never-started = Вақтга киритилмаган, бошламасдан якунланган: { $count }.
manager-left-out-over-night = Вақтга киритилмаган, кун тугагандан кейин хизмат кўрсатилган: { $count }.
manager-left-over = Ўтган кундан ойнада қолиб кетган. Оператордан якунлашни ёки келмади деб белгилашни сўранг ёки шу ерда навбатга қайтаринг.

manager-counters-title = Ойналар
manager-counter-closed = Ёпиқ
manager-counter-open = Бўш
manager-counter-called = Чақирилди
manager-counter-serving = Хизмат кўрсатмоқда
manager-counter-paused = Танаффус

manager-how-title = Бу рақамлар қандай ҳисобланади
manager-how-wait = Кутиш: талон олинган ёки шу навбатга қўйилган пайтдан биринчи чақирувгача. Қайта чақирув уни ўзгартирмайди.
manager-how-mean = Ўртача кутиш ва ўртача хизмат: хизмат олган мижозлар бўйича. Ҳали кутаётганлар “Энг узоқ кутаётган” катагида кўринади.
manager-how-percentile = Медиана: ярми бундан кам кутган. 90 %: ўн кишидан тўққизтаси бундан кам кутган. Иккиси ҳам n = 20 та кутишдан бошлаб кўрсатилади; ундан камида улар чалғитади.
manager-how-service = Хизмат: “Бошлаш”дан “Якунлаш”гача, кечиктирилган вақт ҳисобга олинмайди.
manager-how-no-show = Келмаган: чақирилган, лекин келмаган. Навбати етмаган: кун ёпилганда ҳали кутаётган. Иккиси ҳам ҳеч қачон хизмат олган деб ҳисобланмайди.
manager-how-round = Сониялар аниқ сақланади ва фақат кўрсатилганда бир марта яхлитланади. Ўртача қиймат бошқа ўртачалардан эмас, мижозлардан олинади.
manager-how-day = Кун — талон олинган зал куни, чақирув ярим тундан кейин бўлса ҳам.

manager-lookup-title = Талонни топиш
manager-lookup-lead = Қидириш ҳеч нарсани ўзгартирмайди.
manager-lookup-label = Талондаги рақам
manager-lookup-example = Масалан, A012
manager-lookup-day = Кун
manager-lookup-find = Топиш
manager-lookup-none = { $day } куни { $label } рақамли талон йўқ.
manager-lookup-none-lead = Талондаги рақам ва санани текширинг. Рақамлар ҳар куни қайтадан бошланади.

manager-ticket-service = Хизмат
manager-ticket-counter = Ойна
manager-ticket-operator = Оператор
manager-ticket-language = Тил
manager-ticket-priority = Имтиёз
manager-ticket-recalls = Қайта чақирилган
manager-ticket-issued = Олинган
manager-ticket-called = Чақирилган
manager-ticket-started = Бошланган
manager-ticket-ended = Тугаган
manager-ticket-wait = Кутиш
manager-ticket-walk = Ойнагача йўл
manager-ticket-service-time = Хизмат вақти
manager-ticket-stages = Қаерда бўлган
manager-ticket-notes = Операторлар изоҳлари
manager-ticket-ratings = Ташриф буюрувчининг баҳолари
manager-ticket-history = Барча қадамлар
manager-history-time = Вақт
manager-history-step = Нима бўлди
manager-history-actor = Ким
manager-history-counter = Ойна
manager-history-reason = Тафсилот

# Who is no person in the history
manager-actor-kiosk = { $id } терминали
manager-actor-screen = { $id } экрани
manager-actor-speaker = { $id } карнайи
manager-actor-system = автоматик
manager-actor-visitor = мижоз, телефондан

manager-release = Навбатга қайтариш
manager-release-title = { $label } навбатга қайтарилсинми?
manager-release-lead = Ойна бўшайди. Мижоз яна олдинги ўрнида кутади.
manager-released = { $label } навбатга қайтарилди.
manager-cancel = Ташрифни бекор қилиш
manager-cancel-title = { $label } ташрифи бекор қилинсинми?
manager-cancel-lead = Мижоз энди чақирилмайди. Буни бу ерда қайтариб бўлмайди.
manager-cancelled = { $label } ташрифи бекор қилинди.
manager-move-keep = Шундай қолсин
manager-move-no-answer = Зал сервери жавоб бермади. Такрорлашдан олдин талонни қайта қидиринг.

manager-state-planned = Режада
manager-state-waiting = Кутмоқда
manager-state-called = Чақирилди
manager-state-serving = Хизмат олмоқда
manager-state-held = Кечиктирилган
manager-state-missed = Келмади
manager-state-finished = Хизмат олган
manager-state-transferred = Бошқа жойга юборилган
manager-state-cancelled = Бекор қилинган
manager-state-no_show = Келмаган
manager-state-unserved = Навбати етмаган

manager-step-issue = Талон олинди
manager-step-call = Чақирилди
manager-step-recall = Қайта чақирилди
manager-step-start = Хизмат бошланди
manager-step-finish = Якунланди
manager-step-miss = Келмади
manager-step-return = Қайтиб келди
manager-step-hold = Кечиктирилди
manager-step-transfer = Бошқа жойга юборилди
manager-step-release = Раҳбар навбатга қайтарди
manager-step-cancel = Бекор қилинди
manager-step-expire = Қайтиш вақти тугади
manager-step-close_of_day = Кун ёпилди
manager-step-shown = Экранда кўрсатилди
manager-step-spoken = Эълон қилинди
manager-step-reprint = Талон қайта чоп этилди
manager-step-undo = Амал қайтарилди
manager-step-add_stage = Хизмат қўшилди

manager-duration = { $minutes } дақ { $seconds } сон

manager-slips = Чоп этилмаган талонлар

# Counters: who sits where, and closing one for somebody who has gone
manager-counter-since = { $time } дан бери
manager-counter-break = { $reason }, { $time } дан бери
manager-warning-left = Қаровсиз: { $counter }, { $time } дан бери
manager-warning-two-people = Пульти бошқаларда ҳам очиқ: { $others }
manager-close = Ёпиш
manager-close-title = { $label } ёпилсинми?
manager-close-lead = Операторнинг бу ойнадаги иши тугайди. Ойнада ҳеч ким йўқ, кутаётганларнинг ўрни сақланади.
manager-close-lead-visitor = Операторнинг бу ойнадаги иши тугайди. Ҳозир ойнадаги { $visitor } яна олдинги ўрнида кутади.
manager-closed = { $label } ёпилди.

# Figures of those who never waited, and of what was handed in
manager-column-quantity = Сони
manager-column-quantity-long = Хизмат олганлардаги одам ёки аризалар сони
manager-purposes = Мижозларга нима бўйича хизмат кўрсатилди
manager-apart = Кутмасдан хизмат олганлар
manager-apart-lead = Улар юқоридаги жадвалда ҳисобланмаган.
manager-apart-kind = Тури
manager-apart-here = Талонсиз мижозлар
manager-apart-back_office = Мижозсиз иш
manager-how-apart = Кутмасдан хизмат олганлар: талонсиз мижозлар ва мижозсиз иш. Улар кутмаган, шунинг учун алоҳида ҳисобланади.
manager-how-quantity = Сони: хизмат олганлардаги одам ёки аризалар, талонда ёки хизмат охирида ёзилгани бўйича.

# One ticket: what else is known of it, and of its steps
manager-ticket-quantity = Одам ёки аризалар сони
manager-ticket-purpose = Ташриф мақсади
manager-ticket-appointment = Ёзилган вақти
manager-ticket-kind = Тури
manager-kind-here = Талонсиз
manager-kind-back_office = Мижозсиз иш
manager-step-later = Бошқаларни олдинга ўтказди
manager-step-rate = Хизматни баҳолади
manager-told-until = { $time } гача
manager-told-to = қаерга: { $target }
manager-told-first = ҳаммадан олдин
manager-told-last = ҳаммадан кейин
manager-told-come-back = кейин яна орқага
manager-told-next = кейин: { $service }
manager-told-quantity = сони: { $count }
manager-told-later = олдинга ўтказгани: { $n }
manager-told-rated = 5 баллдан { $score }
manager-tile-services-served = Кўрсатилган хизматлар
manager-warning-two-consoles = Бир кишининг пульти икки жойда очиқ
