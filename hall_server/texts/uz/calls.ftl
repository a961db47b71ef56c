# Spoken, never shown. All values are words already; Uzbek ones are in Latin letters in both scripts.
# Each is a phrase of its own, kept for the next call; a hall may have words of its own instead.
calls-number = Talon { $number }
# $counter: the name in words, with the ending of direction: "uchinchi oynaga".
calls-counter = { $counter }
calls-place = { $place }
