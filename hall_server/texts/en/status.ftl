# The visitor's phone: my number, and what to do now.

status-title = Your ticket
status-your-number = Your number
status-waiting = Please wait
status-ahead = People before you
status-ahead-none = You are next
status-ahead-none-lead = Please stay near the counters.
status-go = It is your turn
status-go-to = Please go to
status-serving = You are being served
status-serving-lead = Thank you for waiting.
status-missed = We called you
status-missed-lead = Please tell an operator in the hall that you are here.
status-held = Your turn is on hold
status-held-lead = We will call you again. Please stay in the hall.
status-finished = All done
status-finished-lead = Thank you for coming. Goodbye!
status-cancelled = This ticket is cancelled
status-no-show = This ticket is no longer valid
status-unserved = The hall has closed for the day
status-over-lead = If you still need us, please take a new ticket.
status-keeps-itself = This page keeps itself up to date.
status-lost = No connection. What you see is { $age } old. Please watch the screens in the hall.
