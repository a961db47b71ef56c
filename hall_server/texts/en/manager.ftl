# The manager's pages: the day in figures, and where a ticket has been.

manager-title = The day in figures
manager-tab-day = Figures
manager-tab-tickets = Tickets
manager-live = Live
manager-day-over = A past day
manager-pick-day = Another day
manager-show-day = Show
manager-back-to-today = Back to today
manager-export = Save the figures
manager-export-csv = CSV (table)
manager-export-json = JSON (programs)

manager-tile-waiting = Waiting
manager-tile-called = Called
manager-tile-serving = In service
manager-tile-served = Visitors served
manager-tile-longest = Longest wait now
manager-tile-issued = Services asked for
manager-tile-no-show = Did not come
manager-tile-wait-mean = Mean wait

manager-table-title = By service and counter
manager-table-says = { $issued } services asked for, { $served } given. Mean wait: { $wait }. A visit of several services counts once in each of them.
manager-table-says-none = { $issued } services asked for, none given yet.
manager-table-empty = No tickets on this day
manager-table-empty-lead = The table fills with the first ticket.
manager-table-units = Times in minutes:seconds.
manager-column-service = Service
manager-column-counter = Counter
manager-column-issued = Asked for
manager-column-called = Called
manager-column-served = Served
manager-column-no-show = Did not come
manager-column-cancelled = Cancelled
manager-column-unserved = Not reached
manager-column-n = n
manager-column-n-long = Number of waits measured
manager-column-wait-mean = Mean
manager-column-wait-p50 = Median
manager-column-wait-p90 = 90 %
manager-column-wait = Wait
manager-column-service-mean = Mean service
manager-column-visitors = Services of visits
manager-total = All together
manager-no-counter = not called
manager-too-few = “–”: fewer than 20 waits, too few for a fair median.
manager-too-few-short = too few
manager-left-out-never-started = Left out of the times, finished without a start: { $count }.
manager-left-out-over-night = Left out of the times, served past the end of the day: { $count }.
manager-left-over = Left over at a counter since an earlier day. Ask the operator to finish or miss it, or release it here.

manager-counters-title = Counters
manager-counter-closed = Closed
manager-counter-open = Free
manager-counter-called = Called
manager-counter-serving = In service
manager-counter-paused = On a break

manager-how-title = How these figures are counted
manager-how-wait = Wait: from taking the ticket, or from entering this queue, to the first call. A second call does not change it.
manager-how-mean = Mean wait and mean service: of the visitors who were served. People still waiting are in the tile “Longest wait now”.
manager-how-percentile = Median: half of them waited less. 90 %: nine of ten waited less. Both are shown from n = 20 waits on; with fewer they would mislead.
manager-how-service = Service: from “Start” to “Finish”, without the time on hold.
manager-how-no-show = Did not come: called, but nobody came. Not reached: still waiting when the day was closed. Neither is ever counted as served.
manager-how-round = Seconds are kept as they are and rounded once, when shown. Means are taken over visitors, never over other means.
manager-how-day = The day is the hall's day on which the ticket was taken, also when it was called after midnight.

manager-lookup-title = Find a ticket
manager-lookup-lead = Looking a ticket up changes nothing.
manager-lookup-label = Number on the ticket
manager-lookup-example = For example A012
manager-lookup-day = Day
manager-lookup-find = Find
manager-lookup-none = There is no ticket { $label } on { $day }.
manager-lookup-none-lead = Look at the number and the date on the slip. Numbers start again every day.

manager-ticket-service = Service
manager-ticket-counter = Counter
manager-ticket-operator = Operator
manager-ticket-language = Language
manager-ticket-priority = Priority
manager-ticket-recalls = Called again
manager-ticket-issued = Taken
manager-ticket-called = Called
manager-ticket-started = Started
manager-ticket-ended = Ended
manager-ticket-wait = Wait
manager-ticket-walk = Way to the counter
manager-ticket-service-time = Service time
manager-ticket-stages = Where it has been
manager-ticket-notes = Notes of operators
manager-ticket-ratings = Ratings of the visitor
manager-ticket-history = Every step
manager-history-time = Time
manager-history-step = What happened
manager-history-actor = By
manager-history-counter = Counter
manager-history-reason = Details

# Who is no person in the history
manager-actor-kiosk = Kiosk { $id }
manager-actor-screen = Screen { $id }
manager-actor-speaker = Speaker { $id }
manager-actor-system = automatic
manager-actor-visitor = visitor, by phone

manager-release = Release
manager-release-title = Release { $label }?
manager-release-lead = The counter becomes free. The visitor waits again in the old place.
manager-released = { $label } is released and waits again.
manager-cancel = Cancel the visit
manager-cancel-title = Cancel the visit { $label }?
manager-cancel-lead = The visitor will not be called any more. This cannot be taken back here.
manager-cancelled = The visit { $label } is cancelled.
manager-move-keep = Leave it
manager-move-no-answer = No answer from the hall server. Look the ticket up again before you repeat this.

manager-state-planned = Planned
manager-state-waiting = Waiting
manager-state-called = Called
manager-state-serving = In service
manager-state-held = On hold
manager-state-missed = Missed
manager-state-finished = Served
manager-state-transferred = Sent on
manager-state-cancelled = Cancelled
manager-state-no_show = Did not come
manager-state-unserved = Not reached

manager-step-issue = Ticket taken
manager-step-call = Called
manager-step-recall = Called again
manager-step-start = Service started
manager-step-finish = Finished
manager-step-miss = Did not come
manager-step-return = Came back
manager-step-hold = Put on hold
manager-step-transfer = Sent on
manager-step-release = Released by the manager
manager-step-cancel = Cancelled
manager-step-expire = Time to come back is over
manager-step-close_of_day = Day closed
manager-step-shown = Shown on a screen
manager-step-spoken = Announced
manager-step-reprint = Slip printed again
manager-step-undo = Taken back
manager-step-add_stage = One more service

manager-duration = { $minutes } min { $seconds } s

manager-slips = Slips that did not come out

# Counters: who sits where, and closing one for somebody who has gone
manager-counter-since = since { $time }
manager-counter-break = { $reason }, since { $time }
manager-warning-left = Left at { $counter } since { $time }
manager-warning-two-people = Others have its console open too: { $others }
manager-close = Close
manager-close-title = Close { $label }?
manager-close-lead = The operator’s shift ends here. Nobody is at this counter, and those who wait keep their place.
manager-close-lead-visitor = The operator’s shift ends here. { $visitor } is at this counter and waits again in the old place.
manager-closed = { $label } is closed.

# Figures of those who never waited, and of what was handed in
manager-column-quantity = Quantity
manager-column-quantity-long = People or applications of those served
manager-purposes = What visitors were served for
manager-apart = Served without waiting
manager-apart-lead = They are not counted in the table above.
manager-apart-kind = Kind
manager-apart-here = Visitors without a ticket
manager-apart-back_office = Back office
manager-how-apart = Served without waiting: visitors without a ticket and work in the back office. They have no wait, so they are counted by themselves.
manager-how-quantity = Quantity: people or applications of the visitors served, as counted at the ticket or at the end of the service.

# One ticket: what else is known of it, and of its steps
manager-ticket-quantity = People or applications
manager-ticket-purpose = Came to
manager-ticket-appointment = Booked for
manager-ticket-kind = Kind
manager-kind-here = Without a ticket
manager-kind-back_office = Back office
manager-step-later = Let others go first
manager-step-rate = Rated the service
manager-told-until = until { $time }
manager-told-to = to: { $target }
manager-told-first = before everybody
manager-told-last = after everybody
manager-told-come-back = and then back
manager-told-next = then: { $service }
manager-told-quantity = quantity { $count }
manager-told-later = number let go first: { $n }
manager-told-rated = { $score } of 5
manager-tile-services-served = Services given
manager-warning-two-consoles = One person has its console open twice
