# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Ойнани танланг
counter-choose-lead = Бугун ўзингиз ўтирган ойнани очинг. Битта ойнада бир киши ишлайди.
counter-choose-none = Бу залда ҳали ойна йўқ. Администратор уларни зал файлига қўшади.
counter-card-free = Бўш
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
counter-keys-use = Тугмалардан фойдаланиш
counter-keys-help = Пробел ёки Enter: катта тугма. R: қайта чақириш. M: келмади. F: бошламасдан якунлаш. H: кечиктириш. S: юбориш. Z: амални қайтариш. P: танаффус.

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
counter-away-held = Кечиктирилган
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
