# Signing in, pairing a device, the start page, the slips of virtual printers.

staff-sign-in-title = Вход
staff-sign-in-lead = Для сотрудников зала.
staff-name = Имя
staff-password = Пароль
staff-sign-in = Войти
staff-sign-in-help = Нет пароля или забыли его? Новый пароль выдаст администратор зала.

staff-new-password-title = Придумайте новый пароль
staff-new-password-lead = Его должны знать только вы. Не меньше 8 знаков; хорошо подойдёт короткая фраза.
staff-new-password = Новый пароль
staff-repeat-password = Ещё раз тот же
staff-save-password = Сохранить и продолжить

staff-pair-title = Подключить это устройство
staff-pair-lead = Терминалы и экраны подключаются один раз, по одноразовому коду.
staff-pair-code = Одноразовый код
staff-pair = Подключить
staff-pair-help = Код показывают при настройке зала. Он действует один раз.

staff-start-lead = Все страницы этого зала.
staff-start-kiosks = Терминалы
staff-start-kiosks-lead = Здесь посетители берут талон.
staff-start-kiosk = Терминал { $id }
staff-start-screens = Экраны
staff-start-screens-lead = Здесь посетители видят, кого вызвали.
staff-start-screen = Экран { $id }
staff-start-own-screens = Экран каждого окна
staff-start-counters = Окна
staff-start-counters-lead = Здесь операторы вызывают и обслуживают.
staff-start-choose-counter = Выбрать окно
staff-start-manager = Руководителю
staff-start-manager-lead = День в цифрах и путь каждого талона.
staff-start-today = Сегодня в цифрах
staff-start-tickets = Найти талон
staff-start-slips = Напечатанные талоны
staff-start-slips-lead = Что напечатали виртуальные принтеры.
staff-start-sign-in-lead = Окна, цифры и напечатанные талоны доступны сотрудникам.

staff-start-slips-open = Открыть
staff-slips-title = Напечатанные талоны
staff-slips-lead = Что напечатали виртуальные принтеры, новые сверху.
staff-slips-empty = Талонов пока нет
staff-slips-empty-lead = Возьмите талон в терминале: он появится здесь.
staff-slips-alt = Талон, напечатанный в { $time } на принтере { $printer }
staff-slips-printer = Принтер { $printer }
staff-slips-renew = Показать новые

staff-preview-title = Вид талонов
staff-preview-lead = Так талон напечатает принтер: на каждом языке и на бумаге каждой ширины. Ничего не печатается.
staff-preview-example = Это пример: номер, время и число людей впереди вымышлены.
staff-preview-layout = Макет
staff-preview-usual = обычный
staff-preview-service = Услуга
staff-preview-print = Шрифт
staff-preview-ordinary = обычный
staff-preview-large = крупный
staff-preview-show = Показать
staff-preview-width = { $dots ->
    [one] { $dots } точка
    [few] { $dots } точки
   *[many] { $dots } точек
}, { $mm } мм
staff-preview-alt = Талон: { $name }, { $dots ->
    [one] { $dots } точка
    [few] { $dots } точки
   *[many] { $dots } точек
}
staff-preview-empty = В этом зале пока нет услуг
staff-preview-empty-lead = Добавьте услугу в файл зала, и талон появится здесь.
