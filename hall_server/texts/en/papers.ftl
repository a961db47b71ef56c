# Papers of the staff: a shift, a day, everybody who waits, a test of a printer.

papers-printed = Printed: { $at }
papers-shift = Shift summary
papers-counter = Counter
papers-operator = Operator
papers-from = From
papers-until = Until
papers-goes-on = goes on
papers-breaks = Breaks
papers-no-breaks = No breaks
papers-called = Called
papers-served = Served
papers-no-show = Did not come
papers-missed = Missed the call, may still return
papers-apart = Served without waiting
papers-service-mean = Mean service, min:s
papers-day = Report of the day
papers-day-open = The day is not closed yet: the figures will change.
papers-day-totals = In all
papers-issued = Services asked for
papers-cancelled = Given up
papers-unserved = Not reached
papers-wait-mean = Mean wait, min:s (n = { $n })
papers-wait-median = Median wait, min:s
papers-issued-served = Asked for · served
papers-no-show-unserved = Did not come · not reached
papers-wait-both = Wait: mean · median (n = { $n })
papers-too-few = “–”: fewer than 20 waits, too few for a fair median.
papers-anchor = Seal of the record, event { $seq }
papers-anchor-help = Keep this paper: it proves that the record up to here was not changed later.
papers-no-anchor = The record of this day is not kept any more.
papers-list = Waiting now: { $count }
papers-list-lead = Call in this order by voice. On the right: since when they wait.
papers-list-nobody = Nobody is waiting.
papers-list-sent = only { $place }
papers-test = Test slip
papers-test-printer = Printer
papers-test-address = Address
papers-test-width = The ruler goes from edge to edge: { $dots } dots, { $mm } mm. If an edge is missing, the width in the hall file is wrong.
papers-test-code = Read it with a phone: the address of the hall
papers-test-good = If you can read all this, the printer works.
