error-not-signed-in-title = Тизимга киринг
error-not-signed-in = Сиз кирмагансиз ёки чиқиб кетгансиз. Илтимос, киринг. Дастур амалдаги токен юборади.
error-wrong-password = Исм ва парол бир-бирига мос эмас. Иккаласини текшириб, қайта уриниб кўринг.
error-wrong-code = Бу бир марталик код нотўғри, эскирган ёки аллақачон ишлатилган. Администратордан янгисини сўранг.
error-wrong-token = Бу токен бу ерда номаълум. Администратордан янгисини сўранг.
error-not-allowed-title = Рухсат йўқ
error-not-allowed = Бу амалга сизда рухсат йўқ. Керак бўлса, раҳбарга мурожаат қилинг.
error-not-this-kiosk = Бу терминал фақат ўз талонларини беради.
error-form-token = Саҳифа жуда узоқ очиқ турди. Уни янгилаб, амални такрорланг.
error-other-site = Сўров бошқа сайтдан келди ва бажарилмади. Залнинг ўз саҳифасини очинг.
error-not-found-title = Топилмади
error-not-found = Бу манзилда ҳеч нарса йўқ. Манзилни текширинг ёки бош саҳифадан бошланг.
error-slip-not-here = Бу талон энди бу ерда йўқ: уни бошқа принтер олди ёки чоп этиш бекор қилинди. Ҳеч нарса қилиш шарт эмас.
error-method-not-allowed-title = Бу ерда мумкин эмас
error-method-not-allowed = Бу манзил бундай сўровларни қабул қилмайди.
error-too-large-title = Жуда катта
error-too-large = Сўров зал қабул қиладиган ҳажмдан (64 KB) катта. Камроқ юборинг.
error-unsupported-media-type-title = JSON эмас
error-unsupported-media-type = Зал фақат JSON ўқийди. Уни application/json сифатида юборинг.
error-malformed-title = Сўров тушунарсиз
error-malformed = { $field ->
    [none] Сўровни ўқиб бўлмайди. У тўлиқ ва тавсифга мос эканини текширинг.
   *[other] “{ $field }” учун “{ $found }” қиймати тўғри келмайди. Уни тузатиб, сўровни қайта юборинг.
 }
error-missing-field = “{ $field }” йўқ ёки қолганларига мос эмас. Уни тўлдириб, сўровни қайта юборинг.
error-hall-file-problems = Зал файли яроқсиз, шунинг учун ҳеч нарса ўзгартирилмади. Ундаги хатолар: { $problems }
error-same-password = Бу сизга берилган парол. Янгисини танланг.
error-short-password = Парол жуда қисқа. Камида { $least } та белги керак.
error-passwords-differ = Пароллар бир хил эмас. Янги паролни икки марта бир хил ёзинг.
error-name-taken = “{ $name }” исми банд. Бошқасини танланг.
error-unknown-service-title = Номаълум хизмат
error-unknown-service = Бу ерда “{ $id }” хизмати йўқ. Рўйхатдан хизмат танланг.
error-unknown-ticket-title = Номаълум талон
error-unknown-ticket = “{ $id }” талони йўқ. Рақам ва кунни текширинг.
error-unknown-counter-title = Номаълум ойна
error-unknown-counter = “{ $id }” ойнаси йўқ. Рўйхатдан ойна танланг.
error-service-closed-title = Ҳозир ёпиқ
error-service-closed = { $service } ҳозир ёпиқ. Очилиш вақти: { $opens_at }.
error-service-closed-now = { $service } ҳозирча қабул қилмайди. Илтимос, ходимларга мурожаат қилинг.
error-service-closed-because = { $service } ҳозир ёпиқ: { $because }. Очилади: { $opens_at }.
error-service-closed-now-because = { $service } ҳозирча қабул қилмаяпти: { $because }. Ходимларга мурожаат қилинг.
error-closing-soon = { $service } учун навбат жуда узун, ёпилишгача сизни қабул қилишга улгурмаймиз, шунинг учун бошқа талон берилмайди. Очилади: { $opens_at }.
error-limit-reached-title = Бугунга талон қолмади
error-limit-reached = { $service } кунига { $limit } кишини қабул қила олади ва бу сонга етилди. Яна очилади: { $opens_at }.
error-limit-reached-today = { $service } кунига { $limit } кишини қабул қила олади ва бу сонга етилди. Илтимос, бошқа куни келинг ёки ходимларга мурожаат қилинг.
error-series-full-title = Рақамлар тугади
error-series-full = Бугун бу туркумнинг барча рақамлари берилди. Илтимос, раҳбарни чақиринг.
error-counter-closed-title = Ойна очиқ эмас
error-counter-closed = { $counter } очиқ эмас. Аввал уни очинг.
error-counter-removed = { $counter } залдан олиб ташланган ва ёпилган. Бошқа ойнани танланг ёки администраторга мурожаат қилинг.
error-no-shift = { $counter }: бугун смена бўлмаган, шунинг учун чоп этадиган нарса йўқ. Ойнани текширинг.
error-not-your-shift = { $counter }: охирги смена сизники эмас. Уни фақат шу сменада ишлаган ходим ва раҳбар чоп эта олади.
error-counter-busy-title = Ойна банд
error-counter-busy = { $counter }: { $label } талони ҳали якунланмаган. Аввал уни якунланг.
error-counter-taken = { $counter }: бу ерда { $operator } ишлаяпти. Бошқа ойнани танланг ёки аввал буни ёптиринг.
error-counter-elsewhere = Сиз аллақачон ишлаяпсиз: { $counter }. Бошқасини очишдан олдин уни ёпинг.
error-no-ticket-title = Бу ерда мижоз йўқ
error-no-ticket = { $counter }: ҳозир талон йўқ. Аввал кейинги мижозни чақиринг.
error-slip-in-hand = { $label } талони айни дамда чоп этилмоқда. Тугашини кутинг; буни саҳифа кўрсатади.
error-visit-over = { $label } ташрифи тугаган, шунинг учун талон қайта чоп этилмайди. Мижоз яна келган бўлса, унга янги талон беринг.
error-no-printer = Бу залда { $label } талонини чоп этадиган принтер йўқ. Рақамни мижозга ёзиб беринг.
error-illegal-step-title = Ҳозир мумкин эмас
error-illegal-step = { $label } талонининг ҳолати: { $state }, шунинг учун { $step ->
    [call] уни чақириб бўлмайди
    [recall] уни қайта чақириб бўлмайди
    [start] хизматни бошлаб бўлмайди
    [finish] уни якунлаб бўлмайди
    [miss] уни келмаган деб белгилаб бўлмайди
    [return] уни навбатга қайтариб бўлмайди
    [hold] уни кечиктириб бўлмайди
    [transfer] уни бошқа жойга юбориб бўлмайди
    [release] уни ойнадан олиб бўлмайди
    [cancel] уни бекор қилиб бўлмайди
    [add_stage] унга яна хизмат қўшиб бўлмайди
    [later] бошқаларни олдинга ўтказиб бўлмайди
    [rate] уни баҳолаб бўлмайди
   *[other] бу амал мумкин эмас
 }. { $instead }
error-instead = { $step ->
    [rate] Фақат кўрсатилган хизматни, кейинги кун охиригача баҳолаш мумкин.
   *[other] { $state ->
        [planned] Ундан олдинги хизмат тугагач, у навбатга туради.
        [waiting] { $step ->
            [return] Навбати келганда у чақирилади.
            [release] Навбати келганда у чақирилади.
           *[other] Аввал уни чақиринг.
         }
        [called] Уни чақирган ойнада давом эттиринг.
        [serving] Аввал хизматни ўз ойнасида якунланг.
        [held] Уни навбатга қайтаринг ёки чақиринг.
        [missed] Мижоз келган бўлса, уни навбатга қайтаринг ёки чақиринг.
       *[other] Яна бирор нарса керак бўлса, янги талон олинг.
     }
 }
error-not-served-here-title = Бу ерда қабул қилинмайди
error-not-served-here = { $counter }: { $label } талони бу ерда қабул қилинмайди. Уни бошқа ойнага чақиринг ёки ўтказинг.
error-service-not-served-here = { $counter }: бу ерда { $service } хизмати кўрсатилмайди. Шу ойнадаги хизматлардан бирини танланг.
error-nothing-to-undo-title = Бекор қиладиган нарса йўқ
error-nothing-to-undo = { $counter }: ҳали қайтариш мумкин бўлган амалингиз йўқ.
error-operator-absent = { $operator } ҳозир ҳеч қайси ойнада ишламаяпти. Бошқа ходимни ёки хизматни танланг.
error-recall-limit-title = Етарлича чақирилди
error-recall-limit = { $label } талони аллақачон { $limit } марта қайта чақирилди. Келмади деб белгиланг ёки мижоз келган бўлса, бошланг.
error-stale-title = Аллақачон ўзгарган
error-stale = Сиз босгунингизча бу ерда нимадир ўзгарди. Саҳифага қаранг ва ҳали керак бўлса, яна босинг.
error-key-reused-title = Калит икки марта ишлатилди
error-key-reused = Бу Idempotency-Key бошқа сўровга тегишли. Ҳар бир сўров учун янги калит ишлатинг.
error-too-many-title = Сўровлар жуда кўп
error-too-many = Қисқа вақтда жуда кўп сўров келди. { $retry_s } сония кутиб, қайта уриниб кўринг.
error-too-many-sign-ins = Нотўғри уринишлар жуда кўп. Бир дақиқа кутиб, қайта уриниб кўринг.
error-clock-alarm-title = Соат нотўғри
error-clock-before-record = Зал компьютерининг соати ўтиб кетган вақтни кўрсатмоқда. У тўғриланмагунча талон ва чақирувлар бўлмайди. Соатни тўғриланг ёки администратор “navbat clock accept” буйруғини бажарсин.
error-clock-long-after-record = Зал ёзувлари 30 кундан кўпроқ олдин тугаган. Сана тўғрилиги тасдиқланмагунча талон ва чақирувлар бўлмайди: соатни тўғриланг ёки администратор “navbat clock accept” буйруғини бажарсин.
error-clock-drift = Зал компьютерининг соати сакраб кетди. У тўғриланмагунча талон ва чақирувлар бўлмайди. Соатни тўғриланг ёки администратор “navbat clock accept” буйруғини бажарсин.
error-overloaded-title = Жуда банд
error-overloaded = Зал серверининг иши жуда кўп. Сўров бажарилмади. { $retry_s } сониядан кейин қайта уриниб кўринг.
error-closing-title = Тўхтатилмоқда
error-closing = Зал сервери тўхтатилмоқда. Сўров бажарилмади.
error-disk-full-title = Диск тўлган
error-disk-full = Зал диски тўлган ёки бузилган, ҳеч нарсани сақлаб бўлмайди. Дарҳол администраторга хабар беринг.
error-store-failed-title = Сақлаб бўлмайди
error-store-failed = Зал маълумотлар базасига ёзиб бўлмайди. Дарҳол администраторга хабар беринг.
error-writer-stopped = Зал маълумотлар базасига ёзилмаяпти. Администратор серверни қайта ишга тушириши керак.
error-failed-title = Нимадир бузилди
error-failed = Серверда хато юз берди. Сўров бажарилмаган бўлиши мумкин. Қайта уриниб кўринг; ёрдам бермаса, администраторга айтинг.
error-state-planned = режалаштирилган
error-state-waiting = кутмоқда
error-state-called = чақирилган
error-state-serving = хизмат кўрсатилмоқда
error-state-held = тўхтатиб турилган
error-state-missed = келмаган
error-state-finished = якунланган
error-state-transferred = бошқасига ўтказилган
error-state-cancelled = бекор қилинган
error-state-no-show = келмади
error-state-unserved = хизмат кўрсатилмади
