# Spoken, never shown. All values are words already; Uzbek ones are in Latin letters in both scripts.
# The comma at the end of the first phrase makes the voice go on instead of ending.
calls-ticket = Талон { $number },
# $counter: the name in words, with the ending of direction: "uchinchi oynaga".
calls-to-place = { $counter }, { $place }.
calls-to-counter = { $counter }.
