error-not-signed-in-title = Please sign in
error-not-signed-in = You are not signed in, or not any more. Please sign in. A program sends a valid token.
error-wrong-password = This name and password do not belong together. Check both and try again.
error-wrong-code = This one-time code is wrong, too old or already used. Ask the administrator for a new one.
error-wrong-token = This token is not known here. Ask the administrator for a new one.
error-not-allowed-title = Not allowed
error-not-allowed = You may not do this. Ask the manager if you need it.
error-notice-not-allowed = You may post the ready emergency notice only, and take down only what you posted. Ask a manager for other notices.
error-not-this-kiosk = This kiosk may only give out its own tickets.
error-form-token = This page was open for too long. Load it again and repeat the step.
error-other-site = This request came from another site and was not done. Open the page of the hall itself.
error-not-found-title = Not found
error-not-found = There is nothing under this address. Check it, or begin at the start page.
error-slip-not-here = This slip lies here no more: another printer has it, or it was given up. Nothing is to be done.
error-method-not-allowed-title = Not possible here
error-method-not-allowed = This address does not take requests of this kind.
error-too-large-title = Too large
error-too-large = The request is larger than the hall accepts (64 KB). Send less.
error-too-long = The address or the head of the request is longer than the hall accepts. Shorten it and send the request again.
error-unsupported-media-type-title = Not JSON
error-unsupported-media-type = The hall reads JSON only. Send it as application/json.
error-malformed-title = Not understood
error-malformed = { $field ->
    [none] The request cannot be read. Check that it is complete and in the described form.
   *[other] “{ $found }” is not possible for “{ $field }”. Check the value and send the request again.
 }
error-missing-field = “{ $field }” is missing or does not fit the rest. Complete it and send the request again.
error-emergency-without-end = An emergency notice stands until somebody takes it down. Send the request again without minutes.
error-notice-text = The text “{ $field }” is one line of at most { $longest } characters. Shorten it and send the request again.
error-notice-characters = The text “{ $field }” has a character that can be neither shown nor said. Delete it and send the request again.
error-hall-file-problems = The hall file cannot be used, so nothing was changed. What is wrong with it: { $problems }
error-same-password = This is the password you were given. Choose a new one.
error-short-password = The password is too short. Use at least { $least } characters.
error-passwords-differ = The two passwords differ. Type the new password twice in the same way.
error-name-taken = The name “{ $name }” is already in use. Choose another one.
error-unknown-service-title = Unknown service
error-unknown-service = There is no service “{ $id }” here. Choose one from the list of services.
error-unknown-ticket-title = Unknown ticket
error-unknown-ticket = There is no ticket “{ $id }”. Check the number and the day.
error-unknown-counter-title = Unknown counter
error-unknown-counter = There is no counter “{ $id }”. Choose one from the list of counters.
error-service-closed-title = Closed now
error-service-closed = { $service } is closed now. It opens: { $opens_at }.
error-service-closed-now = { $service } takes no visitors at present. Please ask the staff.
error-service-closed-because = { $service } is closed now: { $because }. It opens: { $opens_at }.
error-service-closed-now-because = { $service } takes no visitors at present: { $because }. Please ask the staff.
error-closing-soon = So many wait for { $service } that you could hardly be served before it closes, so no more tickets are given. It opens: { $opens_at }.
error-limit-reached-title = No tickets left today
error-limit-reached = { $service } can take { $limit } visitors a day, and that number is reached. It opens again: { $opens_at }.
error-limit-reached-today = { $service } can take { $limit } visitors a day, and that number is reached. Please come another day or ask the staff.
error-series-full-title = No numbers left
error-series-full = All numbers of this series are given out for today. Please call the manager.
error-counter-closed-title = Counter not open
error-counter-closed = { $counter } is not open. Open it first.
error-counter-paused = { $counter } is on a break. Press “Go on” (resume) first.
error-counter-removed = { $counter } was removed from the hall and is closed now. Choose another counter, or ask the administrator.
error-no-shift = { $counter } had no shift today, so there is nothing to print. Check that it is the right counter.
error-not-your-shift = The last shift at { $counter } was a colleague’s. Only they and the manager may print it.
error-counter-busy-title = Counter in use
error-counter-busy = { $counter } still has ticket { $label }. Finish it first; if nobody has come, press “Did not come” or “Put on hold”.
error-counter-taken = { $operator } works at { $counter }. Choose another counter, or have it closed first.
error-counter-elsewhere = You already work at { $counter }. Close it before you open another one.
error-no-ticket-title = No visitor here
error-no-ticket = { $counter } has no ticket at the moment. Call the next visitor first.
error-slip-in-hand = The slip of ticket { $label } is being printed at this moment. Wait until it is done; the page shows it.
error-visit-over = The visit of ticket { $label } is over, so its slip is not printed any more. Give the visitor a new ticket if they have come again.
error-no-printer = This hall has no printer that could print the slip of ticket { $label }. Write the number down for the visitor.
error-notice-ended = This notice is down already. Nothing more is to be done.
error-illegal-step-title = Not possible now
error-illegal-step = Ticket { $label } is { $state }, so { $step ->
    [call] it cannot be called
    [recall] it cannot be called again
    [start] its service cannot begin
    [finish] it cannot be finished
    [miss] it cannot be marked as missed
    [return] it cannot be brought back to the queue
    [hold] it cannot be put on hold
    [transfer] it cannot be sent on
    [release] it cannot be released
    [cancel] it cannot be cancelled
    [add_stage] no service can be added to it
    [later] its visitor cannot let others go first
    [rate] it cannot be rated
   *[other] this step is not possible
 }. { $instead }
error-instead = { $step ->
    [rate] Only a visit that was served can be rated, until the end of the next day.
   *[other] { $state ->
        [planned] It begins to wait when the service before it is finished.
        [waiting] { $step ->
            [return] It will be called when its turn comes.
            [release] It will be called when its turn comes.
           *[other] Call it first.
         }
        [called] Go on at the counter that called it.
        [serving] Finish at its counter first.
        [held] Bring it back to the queue or call it.
        [missed] If the visitor has come, bring it back to the queue or call it.
       *[other] For anything more, take a new ticket.
     }
 }
error-not-served-here-title = Not served here
error-not-served-here = { $counter } does not serve ticket { $label }. Call it at a counter that does, or transfer it.
error-service-not-served-here = { $counter } does not serve { $service }. Choose one of its services.
error-nothing-to-undo-title = Nothing to undo
error-nothing-to-undo = { $counter } has no step of yours that can still be taken back.
error-operator-absent = { $operator } is at no counter now. Choose somebody who is, or a service.
error-recall-limit-title = Called often enough
error-recall-limit = Ticket { $label } was called again { $limit ->
    [one] once
   *[other] { $limit } times
 } already. Mark it as missed, or start if the visitor is here.
error-stale-title = Already changed
error-stale = Something changed here before your press arrived. Look at the page and press again if it is still needed.
error-key-reused-title = Key used twice
error-key-reused = This Idempotency-Key belongs to another request. Use a new key for each request.
error-too-many-title = Too many requests
error-too-many = Too many requests in a short time. Wait { $retry_s ->
    [one] a second
   *[other] { $retry_s } seconds
 } and try again.
error-too-many-sign-ins = Too many wrong attempts. Wait a minute and try again.
error-clock-alarm-title = The clock is wrong
error-clock-before-record = The clock of the hall's PC shows a time that is already past. No tickets and calls until it is right. Set the clock, or let the administrator run “navbat clock accept”.
error-clock-long-after-record = The hall's record ends more than 30 days ago. No tickets and calls until somebody says that the date is right: set the clock, or let the administrator run “navbat clock accept”.
error-clock-drift = The clock of the hall's PC has jumped. No tickets and calls until it is right. Set the clock, or let the administrator run “navbat clock accept”.
error-overloaded-title = Very busy
error-overloaded = The hall's server has too much to do. Your request was not done. Please try again in { $retry_s } s.
error-closing-title = Going down
error-closing = The hall's server is being stopped. Your request was not done.
error-disk-full-title = Disk full
error-disk-full = The hall's disk is full or broken, so nothing can be saved. Tell the administrator at once.
error-store-failed-title = Cannot save
error-store-failed = The hall's database cannot be written. Tell the administrator at once.
error-writer-stopped = The hall's database is not being written. The administrator has to restart the server.
error-failed-title = Something broke
error-failed = The server made a mistake. Your request may not have been done. Try again; if it stays, tell the administrator.
error-state-planned = planned for later
error-state-waiting = waiting
error-state-called = called
error-state-serving = being served
error-state-held = on hold
error-state-missed = missed
error-state-finished = finished
error-state-transferred = transferred
error-state-cancelled = cancelled
error-state-no-show = a no-show
error-state-unserved = not served
