# The operator's pages: choosing a counter, and the console.

# Choosing a counter
counter-choose-title = Choose your counter
counter-choose-lead = Open the counter where you sit today. One person works at one counter.
counter-choose-none = This hall has no counters yet. An administrator adds them to the hall file.
counter-card-free = Free
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
counter-keys-use = Use the keys
counter-keys-help = Space or Enter: the large button. R: call again. M: did not come. F: finish without starting. H: put on hold. S: send on. Z: undo. P: take a break.

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
counter-away-held = On hold
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
