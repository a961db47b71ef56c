# Signing in, pairing a device, the start page, the slips of virtual printers.

staff-sign-in-title = Кириш
staff-sign-in-lead = Зал ходимлари учун.
staff-name = Исм
staff-password = Парол
staff-sign-in = Кириш
staff-sign-in-help = Парол йўқми ёки унутдингизми? Янгисини зал администратори беради.

staff-new-password-title = Янги парол ўйлаб топинг
staff-new-password-lead = Уни фақат сиз билишингиз керак. Камида 8 та белги; қисқа бир гап ҳам бўлади.
staff-new-password = Янги парол
staff-repeat-password = Яна бир марта ўшани
staff-save-password = Сақлаш ва давом этиш

staff-pair-title = Бу қурилмани улаш
staff-pair-lead = Терминал ва экранлар бир марталик код билан бир марта уланади.
staff-pair-code = Бир марталик код
staff-pair = Улаш
staff-pair-help = Код зал созланаётганда кўрсатилади. У бир марта ишлайди.

staff-start-lead = Бу залнинг барча саҳифалари.
staff-start-kiosks = Терминаллар
staff-start-kiosks-lead = Бу ерда мижозлар талон олади.
staff-start-kiosk = { $id } терминали
staff-start-screens = Экранлар
staff-start-screens-lead = Бу ерда мижозлар ким чақирилганини кўради.
staff-start-screen = { $id } экрани
staff-start-own-screens = Ҳар бир ойнанинг ўз экрани
staff-start-counters = Ойналар
staff-start-counters-lead = Бу ерда операторлар чақиради ва хизмат кўрсатади.
staff-start-choose-counter = Ойнани танлаш
staff-start-manager = Раҳбарга
staff-start-manager-lead = Кун рақамларда ва ҳар бир талоннинг йўли.
staff-start-today = Бугун рақамларда
staff-start-tickets = Талонни топиш
staff-start-slips = Чоп этилган талонлар
staff-start-slips-lead = Виртуал принтерлар чоп этганлари.
staff-start-sign-in-lead = Ойналар, рақамлар ва чоп этилган талонлар ходимлар учун.

staff-start-slips-open = Очиш
staff-slips-title = Чоп этилган талонлар
staff-slips-lead = Виртуал принтерлар чоп этганлари, янгиси биринчи.
staff-slips-empty = Ҳали талон йўқ
staff-slips-empty-lead = Терминалдан талон олинг: у шу ерда пайдо бўлади.
staff-slips-alt = { $printer } принтерида { $time } да чоп этилган талон
staff-slips-printer = { $printer } принтери
staff-slips-renew = Янгиларини кўрсатиш

staff-preview-title = Талонлар кўриниши
staff-preview-lead = Талонни принтер шундай чоп этади: ҳар бир тилда ва ҳар бир қоғоз кенглигида. Ҳеч нарса чоп этилмайди.
staff-preview-example = Бу намуна: рақам, вақт ва олдиндаги кишилар сони ўйлаб топилган.
staff-preview-layout = Талон шакли
staff-preview-usual = одатдаги
staff-preview-service = Хизмат
staff-preview-print = Ҳарфлар
staff-preview-ordinary = одатдаги
staff-preview-large = йирик
staff-preview-show = Кўрсатиш
staff-preview-width = { $dots } нуқта, { $mm } мм
staff-preview-alt = Талон: { $name }, { $dots } нуқта
staff-preview-empty = Бу залда ҳали хизмат йўқ
staff-preview-empty-lead = Зал файлига хизмат қўшинг: талон шу ерда кўринади.
