# The visitor's phone: my number, and what to do now.

status-title = Сизнинг талонингиз
status-your-number = Сизнинг рақамингиз
status-waiting = Илтимос, кутинг
status-ahead = Сиздан олдин навбатда
status-ahead-none = Кейинги сиз
status-ahead-none-lead = Илтимос, ойналар яқинида бўлинг.
status-go = Навбатингиз келди
status-go-to = Илтимос, бу ерга келинг
status-serving = Сизга хизмат кўрсатилмоқда
status-serving-lead = Кутганингиз учун раҳмат.
status-missed = Сизни чақирган эдик
status-missed-lead = Илтимос, шу ерда эканингизни залдаги операторга айтинг.
status-held = Навбатингиз вақтинча кечиктирилди
status-held-lead = Сизни яна чақирамиз. Илтимос, залда бўлинг.
status-finished = Тайёр
status-finished-lead = Келганингиз учун раҳмат. Хайр!
status-cancelled = Бу талон бекор қилинган
status-no-show = Бу талон энди амал қилмайди
status-unserved = Зал бугун ёпилди
status-over-lead = Агар яна керак бўлса, янги талон олинг.
status-keeps-itself = Саҳифа ўзи янгиланиб туради.
status-lost = Алоқа йўқ. Кўраётганингиз { $age } олдинги ҳолат. Илтимос, залдаги экранларга қаранг.
