slips-copy = Copy
slips-visit = Your visit, in this order:
slips-quantity = People or applications: { $count }
slips-ahead = { $count ->
    [0] Nobody is ahead of you
    [one] { $count } person ahead of you
   *[other] { $count } people ahead of you
}
slips-wait-range = Wait: { $low }–{ $high } minutes
slips-wait-about = Wait: about { $minutes } minutes
slips-wait-up-to = Wait: up to { $minutes } minutes
slips-place = Place: { $place }
slips-documents = Documents: { $documents }
slips-fee = Fee: { $fee }
slips-follow = Follow your place in the queue on your phone
slips-months = January, February, March, April, May, June, July, August, September, October, November, December
slips-issued = { $day } { $month } { $year }, { $time }
slips-date = { $day } { $month } { $year }

slips-problem-printer-offline = The printer { $printer } cannot be reached. Check its power and cable.
slips-problem-printer-refused = The printer { $printer } takes no slips. Check that it is switched on and ready, and that its address is right.
slips-problem-printer-timeout = The printer { $printer } did not answer in time. Check its cover, cable and power.
slips-problem-printer-broke-off = The printer { $printer } stopped in the middle of a slip. Take out the torn slip; the visitor keeps the number.
slips-problem-paper-out = The printer { $printer } is out of paper. Put in a new roll.
slips-problem-cover-open = The cover of the printer { $printer } is open. Close it.
slips-problem-printer-error = The printer { $printer } reports an error. Look for a jam at its cutter and switch it off and on.
slips-problem-agent-away = The PC that the printer { $printer } hangs on is not connected. Check its power and network.
slips-problem-agent-silent = The PC that the printer { $printer } hangs on took the slip and fell silent, so nobody knows whether it came out. Look at the printer.
slips-problem-no-printer = No printer of this hall can print the slip. Check the printers in the hall file.
slips-problem-too-late = The slip was not printed in time and was given up. The visitor keeps the number.
slips-problem-server-died = The server stopped while the slip was printing, so nobody knows whether it came out. Ask the visitor.
slips-problem-not-confirmed = The printer { $printer } took the slip and did not say that it is on paper, as it usually does. Look whether it came out.
slips-problem-printing-failed = The program could not make this slip. Tell the administrator; the visitor keeps the number.

slips-next-queued = It prints by itself when the printer is ready.
slips-next-failed = Print it again.
