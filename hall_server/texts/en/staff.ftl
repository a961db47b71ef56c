# Signing in, pairing a device, the start page, the slips of virtual printers.

staff-sign-in-title = Sign in
staff-sign-in-lead = For the staff of the hall.
staff-name = Name
staff-password = Password
staff-sign-in = Sign in
staff-sign-in-help = No password, or forgotten? The administrator of the hall gives you a new one.

staff-new-password-title = Choose a new password
staff-new-password-lead = Nobody but you should know it. At least 8 characters; a short sentence is good.
staff-new-password = New password
staff-repeat-password = The same once more
staff-save-password = Save and go on

staff-pair-title = Connect this device
staff-pair-lead = Kiosks and screens are connected once, with a one-time code.
staff-pair-code = One-time code
staff-pair = Connect
staff-pair-help = The code is shown when the hall is set up. It works once.

staff-start-lead = All pages of this hall.
staff-start-kiosks = Kiosks
staff-start-kiosks-lead = Here visitors take a ticket.
staff-start-kiosk = Kiosk { $id }
staff-start-screens = Screens
staff-start-screens-lead = Here visitors see who is called.
staff-start-screen = Screen { $id }
staff-start-own-screens = A screen for each counter
staff-start-counters = Counters
staff-start-counters-lead = Here operators call and serve.
staff-start-choose-counter = Choose a counter
staff-start-manager = Manager
staff-start-manager-lead = The day in figures, and where a ticket has been.
staff-start-today = Today in figures
staff-start-tickets = Find a ticket
staff-start-slips = Printed slips
staff-start-slips-lead = What the virtual printers printed.
staff-start-sign-in-lead = Counters, figures and slips are for staff.

staff-start-slips-open = Open
staff-slips-title = Printed slips
staff-slips-lead = What the virtual printers printed, newest first.
staff-slips-empty = No slip yet
staff-slips-empty-lead = Take a ticket at a kiosk: its slip appears here.
staff-slips-alt = Slip printed at { $time } by printer { $printer }
staff-slips-printer = Printer { $printer }
staff-slips-renew = Show the newest

staff-preview-title = How slips look
staff-preview-lead = Slips as a printer would print them, in every language and on every width of paper. Nothing is printed.
staff-preview-example = An example: number, time and people ahead are made up.
staff-preview-layout = Layout
staff-preview-usual = the usual one
staff-preview-service = Service
staff-preview-print = Print
staff-preview-ordinary = ordinary
staff-preview-large = large
staff-preview-show = Show
staff-preview-width = { $dots } dots, { $mm } mm
staff-preview-alt = Slip: { $name }, { $dots } dots
staff-preview-empty = This hall has no service yet
staff-preview-empty-lead = Add a service to the hall file: its slip appears here.
