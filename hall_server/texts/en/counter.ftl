# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Choose your counter
counter-choose-lead = Open the counter where you sit today. One person works at one counter.
counter-choose-none = This hall has no counters yet. An administrator adds them to the hall file.
counter-card-free = Closed
counter-card-open = Open
counter-card-paused = On a break
counter-card-yours = Open, with you
counter-card-with = { $name } works here since { $time }
counter-card-services = Services
counter-card-more = and { $count } more
counter-card-open-it = Open
counter-card-go-on = Go on
counter-card-look = Look

# The console: what is going on
counter-with = Operator
counter-all = All counters
counter-state-closed = Closed
counter-state-idle = Free
counter-state-called = Called
counter-state-serving = In service
counter-state-paused = On a break
counter-idle-title = No visitor at the counter
counter-idle-lead = Press “Next” when you are ready. The hall chooses who is next.
counter-closed-title = This counter is closed
counter-closed-lead = Open it, then you can call visitors.
counter-other-title = { $name } works at this counter
counter-other-lead = You can look on, but not call visitors here.
counter-called-for = Since the call
counter-serving-for = In service for
counter-language = Speaks
counter-priority = Priority
counter-calls = Calls
counter-waited = Waited
counter-reason = Why this visitor
counter-waiting = Waiting

# The console: steps
counter-steps = Steps
counter-step-open = Open
counter-step-open-hint = Begin work at this counter
counter-step-next = Next
counter-step-next-hint = Call the next visitor
counter-step-start = Start
counter-step-start-hint = The visitor is here
counter-step-finish = Finish
counter-step-finish-hint = The visitor is done
counter-step-recall = Call again
counter-step-miss = Did not come
counter-step-finish-unstarted = Finish without starting
counter-step-close = Close counter
counter-key-space = Space
counter-keys-use = Use the keyboard
counter-keys-help = Space or Enter: the large button. W: without a ticket. R: call again. E: another outcome or a note. M: did not come. F: finish without starting. X: cancel visit. H: put on hold. S: send on. A: one more service. Z: undo. P: take a break. T: give a ticket.

# The console: putting on hold, sending on, pausing
counter-step-resume = Go on
counter-step-resume-hint = Take visitors again
counter-step-hold = Put on hold
counter-step-transfer = Send on
counter-step-undo = Undo
counter-step-pause = Take a break
counter-paused-title = This counter is on a break
counter-paused-lead = Nobody is called here until you go on.
counter-panel-cancel = Cancel
counter-hold-title = Put { $label } on hold
counter-hold-lead = The counter becomes free. After this time the visitor waits again in the old place.
counter-hold-minutes = For how long
counter-hold-for = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
counter-hold-usual = as usual
counter-reason-optional = Reason (you may leave it out)
counter-hold-because-none = No reason
counter-hold-because-document = Fetches a document
counter-hold-because-payment = Goes to pay
counter-hold-because-form = Fills in a form
counter-transfer-title = Send { $label } on
counter-transfer-to = Where to
counter-transfer-choose = Choose here
counter-transfer-services = Another service
counter-transfer-counters = Another counter that is open, same service
counter-transfer-place = Place in the queue
counter-transfer-fair = By the time already waited
counter-transfer-fair-hint = Fair to everybody. Right in most cases.
counter-transfer-first = Before everybody
counter-transfer-first-hint = The next one to be called there.
counter-transfer-last = After everybody
counter-transfer-last-hint = As if the visitor had just come.
counter-transfer-come-back = And then back to me
counter-pause-title = Take a break
counter-pause-lead = Nobody is called here until you go on. Those who wait keep their place.
counter-pause-why = Reason
counter-pause-because-break = Short break
counter-pause-because-lunch = Lunch
counter-pause-because-papers = Work on papers
counter-pause-because-meeting = Meeting

# The console: what came of a press
counter-said-opened = The counter is open.
counter-said-closed = The counter is closed.
counter-said-next = { $label } is called.
counter-said-recall = { $label } is called again.
counter-said-start = Service of { $label } has started.
counter-said-finish = { $label } is finished.
counter-said-miss = { $label } did not come. The visitor can still come back.
counter-said-pause = The counter is on a break.
counter-said-resume = You take visitors again.
counter-said-hold = { $label } is on hold.
counter-said-transfer = { $label } is sent on.
counter-said-undo = The last step with { $label } is taken back.
counter-said-return = { $label } waits again.
counter-said-nobody = Nobody is waiting for this counter.
counter-said-stale = This page was a moment behind, so nothing was done. You now see how things stand.
counter-said-no-answer = No answer from the hall server. Nothing may have been done: look at the number before you press again.
counter-warnings = Please note

# The console: the queue
counter-queue = Who is next
counter-queue-empty = Nobody is waiting for this counter
counter-queue-empty-lead = New visitors appear here by themselves.
counter-queue-waits = waits
counter-queue-more = and { $count } more
counter-queue-call = Call
counter-away = On hold or missed
counter-away-missed = Did not come
counter-away-return = Waits again

counter-language-uz = Uzbek
counter-language-uz-Cyrl = Uzbek (Cyrillic)
counter-language-ru = Russian
counter-language-en = English

# Why a visitor is next: the codes of the calling rule
counter-reason-longest_wait = by waiting time
counter-reason-priority = has priority
counter-reason-overdue = past the longest wait
counter-reason-first = goes first
counter-reason-sent_here = was sent to this counter
counter-reason-chosen = chosen by the operator
counter-warning-left = Left since { $time }: { $operator } has no console open here.
counter-warning-two-people = Others have this console open too: { $others }.

# What else is known of a visitor
counter-kind-here = Without a ticket
counter-kind-back_office = Back office
counter-quantity = People or applications
counter-appointment = Booked for
counter-purpose = Came to
counter-visit = Service
counter-part = { $n } of { $of }
counter-then-title = After this
counter-then = then: { $services }
counter-needs = Needs
counter-brief-quantity = quantity { $count }
counter-brief-booked = booked for { $time }
counter-paused-since = { $reason }, since { $time }
counter-reason-priority_turn = turn of visitors with priority
counter-reason-others_turn = turn of visitors without priority
counter-reason-here = came without a ticket

# More that can be done with a visitor
counter-step-serve = Without a ticket
counter-step-finish-with = Another outcome
counter-step-finish-note = Finish with a note
counter-step-finish-outcome = Outcome: { $outcome }
counter-step-cancel = Cancel visit
counter-step-add_stage = One more service
counter-finish-title = Finish { $label }
counter-finish-outcome = Outcome
counter-finish-note = Note (you may leave it out)
counter-finish-note-hint = It is kept apart from the record and erased after a while. Write no personal data.
counter-serve-title = Somebody without a ticket
counter-serve-lead = Service begins at once. Nobody is called.
counter-serve-service = Service
counter-serve-kind = Who is it for
counter-serve-here = A visitor who is at the counter now
counter-serve-back_office = Work without a visitor
counter-serve-back_office-hint = For somebody who is not in the hall.
counter-transfer-operators = A person who is at a counter now, same service
counter-add-stage-title = One more service for { $label }
counter-add-stage-lead = The visitor goes there afterwards with the same ticket.
counter-cancel-title = Cancel the visit { $label }?
counter-cancel-lead = The visitor will not be called any more. If the visitor is at the counter, “Undo” takes this back for a short time. Otherwise it cannot be taken back here.
counter-row-more = More about
counter-visit-call = Call now
counter-visit-return = Back again: waits in the old place
counter-visit-hold = Put on hold
counter-visit-transfer = Send on to another service, counter or person
counter-visit-add_stage = Add one more service
counter-visit-cancel = Cancel the visit
counter-visit-leave = Change nothing
counter-said-goes-on = { $label } is finished here and now waits for: { $service }.
counter-said-add-stage = The visit { $label } has one more service: { $service }.
counter-said-cancel = The visit { $label } is cancelled.
counter-away-held-until = On hold until { $time }
counter-warning-left-at = Left at { $counter } since { $time }
counter-card-pause = { $name }: { $reason }, since { $time }

# Why a service gives no tickets now
counter-closing-soon = closes soon, may not be served today
counter-closed-now = closed now
counter-closed-until = opens: { $time }
counter-closed-limit = no more tickets today

# Giving a ticket
counter-give = Give a ticket
counter-give-lead = For a visitor who does not take one at the kiosk.
counter-give-back = Back to { $counter }
counter-give-services = Service
counter-give-find = Find a service
counter-give-find-hint = Type a part of the name. Enter chooses the first one.
counter-give-nothing = No service has this in its name.
counter-give-chosen = Chosen
counter-give-chosen-none = Choose one service or several. The visitor goes through them in this order.
counter-give-chosen-planned = Choose one service or several. The order in which you choose does not matter: the hall finds the one with the shortest wait.
counter-give-remove = Remove
counter-give-waiting = waiting: { $count }
counter-give-visitor = Visitor
counter-give-language = Language
counter-give-priority = Priority
counter-give-priority-none = None
counter-give-purpose-none = Not said
counter-give-appointment = Booked time today
counter-give-appointment-hint = Only if there is one. For example 14:30
counter-give-print = Slip
counter-give-print-none = Do not print
counter-give-print-at = Print at kiosk { $id }
counter-give-choose-first = Choose a service first.
counter-give-done = The ticket is given
counter-give-ahead = People ahead
counter-give-printed = The slip comes out at kiosk { $id }.
counter-give-not-printed = No slip is printed. Tell the visitor the number or write it down.
counter-give-next = Next ticket
counter-give-mistake = Given by mistake: cancel
counter-said-released = The manager returned { $label } to the queue.
counter-said-gone = { $label } is no longer at this counter: this was changed elsewhere.
counter-said-closed-with = The manager closed this counter. { $label } waits in the queue again.
counter-said-closed-elsewhere = This counter was closed elsewhere: by the manager or from another console.
counter-said-changed-elsewhere = This counter was changed elsewhere. Look at the screen before you press.
counter-warning-two-consoles = One person has this console open twice. Work at one and close the other.
counter-ask-select = Choose from the list first.
counter-ask-quantity = Write a number from 1 to 100.
counter-ask-time = Write the time as hours and minutes, for example 14:30.
counter-give-cancelled = The ticket is cancelled
counter-give-take-away = Take away the printed slip { $label }.
counter-closed-nobody = no counter open now

# Slips and papers
counter-slip-failed = The slip did not come out.
counter-slip-unknown = Nobody knows whether the slip came out.
counter-slip-queued = The slip is not printed yet.
counter-slip-again = Print again
counter-visit-reprint = Print the slip again
counter-reprint-title = Print the slip { $label } again
counter-reprint-lead = It has the same number and is marked as a copy.
counter-printer = Printer
counter-print = Print
counter-said-reprint = The slip { $label } is sent to the printer once more.
counter-shift-print = Print my shift
counter-shift-print-last = Print the last shift here
counter-shift-title = Print the paper of the shift
counter-shift-lead = What was done at this counter in the shift.
counter-said-shift = The paper of the shift is sent to the printer { $printer }.
counter-give-slip-printing = The slip is being printed at kiosk { $id }.
counter-give-slip-done = The slip has come out at kiosk { $id }.

# A call that nobody could see or hear, and what to do
counter-warning-not-shown = No screen has shown { $label }: { $screens }.
counter-warning-not-spoken = No loudspeaker has said { $label } yet: { $speakers }.
counter-warning-voice-late = The voice is late: { $label } was not heard yet from { $speakers }.
counter-warning-call-out = Call out loud: “{ $words }”, or press “Call again”.
# $label and $counter as the operator calls them out, in the language of the visitor.
counter-warning-call-words = { $label } to { $counter }
counter-warning-sound-blocked = No sound at the screen: { $screens }. Somebody has to touch it once, or look at its loudspeaker.
