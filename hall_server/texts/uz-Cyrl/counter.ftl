# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Ойнани танланг
counter-choose-lead = Бугун ўзингиз ўтирган ойнани очинг. Битта ойнада бир киши ишлайди.
counter-choose-none = Бу залда ҳали ойна йўқ. Администратор уларни зал файлига қўшади.
counter-card-free = Ёпиқ
counter-card-open = Очиқ
counter-card-paused = Танаффус
counter-card-yours = Сиз очгансиз
counter-card-with = { $name }, { $time } дан бери
counter-card-services = Хизматлар
counter-card-more = ва яна { $count } та
counter-card-open-it = Очиш
counter-card-go-on = Давом этиш
counter-card-look = Кўриш

# The console: what is going on
counter-with = Оператор
counter-all = Барча ойналар
counter-state-closed = Ёпиқ
counter-state-idle = Бўш
counter-state-called = Чақирилди
counter-state-serving = Хизмат кўрсатилмоқда
counter-state-paused = Танаффус
counter-idle-title = Ойнада ҳеч ким йўқ
counter-idle-lead = Тайёр бўлганингизда “Кейинги” тугмасини босинг. Ким кейинги эканини тизим аниқлайди.
counter-closed-title = Бу ойна ёпиқ
counter-closed-lead = Уни очинг, шундан сўнг мижозларни чақира оласиз.
counter-other-title = Бу ойнада { $name } ишлаяпти
counter-other-lead = Сиз фақат кузатишингиз мумкин, бу ерда мижоз чақира олмайсиз.
counter-called-for = Чақирилганига
counter-serving-for = Хизмат бошланганига
counter-language = Тили
counter-priority = Имтиёз
counter-calls = Чақирувлар
counter-waited = Кутган вақти
counter-reason = Нима учун айнан шу мижоз
counter-waiting = Кутмоқда

# The console: steps
counter-steps = Амаллар
counter-step-open = Очиш
counter-step-open-hint = Бу ойнада иш бошлаш
counter-step-next = Кейинги
counter-step-next-hint = Кейинги мижозни чақириш
counter-step-start = Бошлаш
counter-step-start-hint = Мижоз келди
counter-step-finish = Якунлаш
counter-step-finish-hint = Мижознинг иши битди
counter-step-recall = Қайта чақириш
counter-step-miss = Келмади
counter-step-finish-unstarted = Бошламасдан якунлаш
counter-step-close = Ойнани ёпиш
counter-key-space = Пробел
counter-keys-use = Клавиатура тугмалари билан ишлаш
counter-keys-help = Пробел ёки Enter: катта тугма. W: талонсиз мижоз. R: қайта чақириш. E: бошқа натижа ёки изоҳ. M: келмади. F: бошламасдан якунлаш. X: ташрифни бекор қилиш. H: кечиктириш. S: юбориш. A: яна бир хизмат. Z: амални қайтариш. P: танаффус. T: талон бериш.

# The console: putting on hold, sending on, pausing
counter-step-resume = Давом этиш
counter-step-resume-hint = Яна мижоз қабул қилиш
counter-step-hold = Кечиктириш
counter-step-transfer = Юбориш
counter-step-undo = Амални қайтариш
counter-step-pause = Танаффус
counter-paused-title = Бу ойнада танаффус
counter-paused-lead = Сиз давом этмагунингизча, бу ерга ҳеч ким чақирилмайди.
counter-panel-cancel = Керак эмас
counter-hold-title = { $label }: кечиктириш
counter-hold-lead = Ойна бўшайди. Вақт тугагач, мижоз яна олдинги ўрнида кутади.
counter-hold-minutes = Қанча вақтга
counter-hold-for = { $minutes } дақиқа
counter-hold-usual = одатдагидек
counter-reason-optional = Сабаби (кўрсатиш шарт эмас)
counter-hold-because-none = Сабабсиз
counter-hold-because-document = Ҳужжат олиб келади
counter-hold-because-payment = Тўловга кетди
counter-hold-because-form = Бланк тўлдиряпти
counter-transfer-title = { $label }: юбориш
counter-transfer-to = Қаерга
counter-transfer-choose = Танланг
counter-transfer-services = Бошқа хизмат
counter-transfer-counters = Бошқа очиқ ойна, хизмат ўша
counter-transfer-place = Навбатдаги ўрни
counter-transfer-fair = Кутган вақти ҳисобга олинади
counter-transfer-fair-hint = Ҳаммага адолатли. Деярли ҳар доим шу мос келади.
counter-transfer-first = Ҳаммадан олдин
counter-transfer-first-hint = У ерда кейинги бўлиб чақирилади.
counter-transfer-last = Ҳаммадан кейин
counter-transfer-last-hint = Гўё ҳозиргина келгандек.
counter-transfer-come-back = Кейин яна менга қайтсин
counter-pause-title = Танаффус қилиш
counter-pause-lead = Сиз давом этмагунингизча, бу ерга ҳеч ким чақирилмайди. Кутаётганларнинг ўрни сақланади.
counter-pause-why = Сабаби
counter-pause-because-break = Қисқа танаффус
counter-pause-because-lunch = Тушлик
counter-pause-because-papers = Ҳужжатлар билан иш
counter-pause-because-meeting = Йиғилиш

# The console: what came of a press
counter-said-opened = Ойна очилди.
counter-said-closed = Ойна ёпилди.
counter-said-next = { $label } чақирилди.
counter-said-recall = { $label } қайта чақирилди.
counter-said-start = { $label } бўйича хизмат бошланди.
counter-said-finish = { $label } якунланди.
counter-said-miss = { $label } келмади. Мижоз ҳали қайтиб келиши мумкин.
counter-said-pause = Ойнада танаффус.
counter-said-resume = Яна мижоз қабул қиляпсиз.
counter-said-hold = { $label } кечиктирилди.
counter-said-transfer = { $label } бошқа жойга юборилди.
counter-said-undo = { $label } билан охирги амал қайтарилди.
counter-said-return = { $label } яна кутмоқда.
counter-said-nobody = Бу ойна учун ҳеч ким кутмаяпти.
counter-said-stale = Саҳифа бироз орқада қолган эди, шунинг учун ҳеч нарса ўзгармади. Энди экранда ҳозирги ҳолат.
counter-said-no-answer = Зал сервери жавоб бермади. Амал бажарилмаган бўлиши мумкин: қайта босишдан олдин рақамга қаранг.
counter-warnings = Эътибор беринг

# The console: the queue
counter-queue = Ким кейинги
counter-queue-empty = Бу ойна учун ҳеч ким кутмаяпти
counter-queue-empty-lead = Янги мижозлар бу ерда ўзи пайдо бўлади.
counter-queue-waits = кутмоқда
counter-queue-more = ва яна { $count } та
counter-queue-call = Чақириш
counter-away = Кечиктирилган ёки келмаган
counter-away-missed = Келмади
counter-away-return = Яна кутади

counter-language-uz = ўзбекча
counter-language-uz-Cyrl = ўзбекча (кирилл)
counter-language-ru = русча
counter-language-en = инглизча

# Why a visitor is next: the codes of the calling rule
counter-reason-longest_wait = кутиш вақти бўйича
counter-reason-priority = имтиёзи бор
counter-reason-overdue = кутиш вақти чегарадан ошган
counter-reason-first = биринчи бўлиб киради
counter-reason-sent_here = шу ойнага юборилган
counter-reason-chosen = оператор танлаган
counter-warning-left = { $time } дан бери қаровсиз: { $operator } бу ерда пультни очмаган.
counter-warning-two-people = Бу пульт бошқаларда ҳам очиқ: { $others }.

# What else is known of a visitor
counter-kind-here = Талонсиз
counter-kind-back_office = Мижозсиз иш
counter-quantity = Одам ёки аризалар сони
counter-appointment = Ёзилган вақти
counter-purpose = Ташриф мақсади
counter-visit = Хизмат
counter-part = { $n } / { $of }
counter-then-title = Бундан кейин
counter-then = кейин: { $services }
counter-needs = Мижозга керак
counter-brief-quantity = сони: { $count }
counter-brief-booked = { $time } га ёзилган
counter-paused-since = { $reason }, { $time } дан бери
counter-reason-priority_turn = имтиёзлилар навбати
counter-reason-others_turn = имтиёзсизлар навбати
counter-reason-here = талонсиз келган

# More that can be done with a visitor
counter-step-serve = Талонсиз мижоз
counter-step-finish-with = Бошқа натижа
counter-step-finish-note = Изоҳ билан якунлаш
counter-step-finish-outcome = Натижа: { $outcome }
counter-step-cancel = Ташрифни бекор қилиш
counter-step-add_stage = Яна бир хизмат
counter-finish-title = { $label }: якунлаш
counter-finish-outcome = Натижа
counter-finish-note = Изоҳ (ёзиш шарт эмас)
counter-finish-note-hint = Журналдан алоҳида сақланади ва бир муддатдан сўнг ўчирилади. Шахсий маълумот ёзманг.
counter-serve-title = Талонсиз мижоз
counter-serve-lead = Хизмат дарҳол бошланади. Ҳеч ким чақирилмайди.
counter-serve-service = Хизмат
counter-serve-kind = Ким учун
counter-serve-here = Мижоз ҳозир ойна олдида
counter-serve-back_office = Мижозсиз иш
counter-serve-back_office-hint = Залда бўлмаган киши учун.
counter-transfer-operators = Ҳозир ойнада ўтирган ходим, хизмат ўша
counter-add-stage-title = { $label }: яна бир хизмат
counter-add-stage-lead = Мижоз кейин ўша талон билан у ерга боради.
counter-cancel-title = { $label } ташрифи бекор қилинсинми?
counter-cancel-lead = Мижоз энди чақирилмайди. Агар у ойна олдида бўлса, “Амални қайтариш” буни қисқа вақт ичида қайтаради, бошқа ҳолларда қайтариб бўлмайди.
counter-row-more = Батафсил:
counter-visit-call = Ҳозир чақириш
counter-visit-return = Қайтиб келди: олдинги ўрнида кутади
counter-visit-hold = Вақтинча кечиктириш
counter-visit-transfer = Юбориш: бошқа хизмат, ойна ёки ходим
counter-visit-add_stage = Яна бир хизмат қўшиш
counter-visit-cancel = Ташрифни бекор қилиш
counter-visit-leave = Ҳеч нарса ўзгармасин
counter-said-goes-on = { $label }: бу ерда якунланди, энди кутмоқда: { $service }.
counter-said-add-stage = { $label } ташрифига хизмат қўшилди: { $service }.
counter-said-cancel = { $label } ташрифи бекор қилинди.
counter-away-held-until = { $time } гача кечиктирилган
counter-warning-left-at = Қаровсиз: { $counter }, { $time } дан бери
counter-card-pause = { $name }: { $reason }, { $time } дан бери

# Why a service gives no tickets now
counter-closing-soon = яқинда ёпилади, бугун улгурмаслиги мумкин
counter-closed-now = ҳозир ёпиқ
counter-closed-until = очилади: { $time }
counter-closed-limit = бугунга талон қолмади

# Giving a ticket
counter-give = Талон бериш
counter-give-lead = Терминалдан талон олмаган мижоз учун.
counter-give-back = Орқага: { $counter }
counter-give-services = Хизмат
counter-give-find = Хизматни топиш
counter-give-find-hint = Номининг бир қисмини ёзинг. Enter биринчисини танлайди.
counter-give-nothing = Бундай номли хизмат йўқ.
counter-give-chosen = Танланди
counter-give-chosen-none = Битта ёки бир нечта хизматни танланг. Мижоз улардан шу тартибда ўтади.
counter-give-chosen-planned = Битта ёки бир нечта хизматни танланг. Тартиб сизнинг танловингизга боғлиқ эмас: энг кам кутиладиган тартибни тизим топади.
counter-give-remove = Олиб ташлаш
counter-give-waiting = кутмоқда: { $count }
counter-give-visitor = Мижоз
counter-give-language = Тил
counter-give-priority = Имтиёз
counter-give-priority-none = Йўқ
counter-give-purpose-none = Кўрсатилмаган
counter-give-appointment = Бугун ёзилган вақти
counter-give-appointment-hint = Фақат бўлса. Масалан, 14:30
counter-give-print = Қоғоз талон
counter-give-print-none = Чоп этилмасин
counter-give-print-at = Чоп этиш: { $id } терминали
counter-give-choose-first = Аввал хизматни танланг.
counter-give-done = Талон берилди
counter-give-ahead = Олдинда
counter-give-printed = Талонни { $id } терминали чоп этади.
counter-give-not-printed = Талон чоп этилмайди. Мижозга рақамни айтинг ёки ёзиб беринг.
counter-give-next = Кейинги талон
counter-give-mistake = Хато берилди: бекор қилиш
counter-said-released = Раҳбар { $label } талонини навбатга қайтарди.
counter-said-gone = { $label } энди бу ойнада эмас: ўзгариш бошқа жойдан киритилди.
counter-said-closed-with = Раҳбар бу ойнани ёпди. { $label } яна навбатда кутмоқда.
counter-said-closed-elsewhere = Бу ойна бошқа жойдан ёпилди: раҳбар томонидан ёки бошқа пультдан.
counter-said-changed-elsewhere = Бу ойнадаги ҳолат бошқа жойдан ўзгартирилди. Босишдан олдин экранга қаранг.
counter-warning-two-consoles = Сизнинг пультингиз бир вақтда икки жойда очиқ. Бирида ишланг, иккинчисини ёпинг.
counter-ask-select = Аввал рўйхатдан танланг.
counter-ask-quantity = Сонини 1 дан 100 гача ёзинг.
counter-ask-time = Вақтни соат ва дақиқа билан ёзинг, масалан 14:30.
counter-give-cancelled = Талон бекор қилинди
counter-give-take-away = Чоп этилган { $label } талонини мижоздан олинг.
counter-closed-nobody = ҳозир очиқ ойна йўқ

# Slips and papers
counter-slip-failed = Талон чоп этилмади.
counter-slip-unknown = Талон чиққан-чиқмагани номаълум.
counter-slip-queued = Талон ҳали чоп этилмади.
counter-slip-again = Қайта чоп этиш
counter-visit-reprint = Талонни қайта чоп этиш
counter-reprint-title = { $label } талонини қайта чоп этиш
counter-reprint-lead = Рақами ўша, талонда “нусха” белгиси бўлади.
counter-printer = Принтер
counter-print = Чоп этиш
counter-said-reprint = { $label } талони яна принтерга юборилди.
counter-shift-print = Сменам якунини чоп этиш
counter-shift-print-last = Бу ойнадаги охирги сменани чоп этиш
counter-shift-title = Смена якунини чоп этиш
counter-shift-lead = Сменада бу ойнада нима қилингани.
counter-said-shift = Смена якуни { $printer } принтерига юборилди.
counter-give-slip-printing = Талонни { $id } терминали чоп этмоқда.
counter-give-slip-done = { $id } терминали талонни чоп этди.

# A call that nobody could see or hear, and what to do
counter-warning-not-shown = { $label } чақируви экранда кўринмади: { $screens }.
counter-warning-not-spoken = { $label } чақируви карнайдан ҳали айтилмади: { $speakers }.
counter-warning-voice-late = Овоз кечикмоқда: { $label } чақируви карнайдан ҳали айтилмади: { $speakers }.
counter-warning-call-out = Овоз чиқариб чақиринг: “{ $words }” ёки “Қайта чақириш” тугмасини босинг.
# $label and $counter as the operator calls them out, in the language of the visitor.
counter-warning-call-words = { $label }, { $counter }
counter-warning-sound-blocked = Экранда овоз йўқ: { $screens }. Экранга бир марта тегиш ёки карнайини текшириш керак.
