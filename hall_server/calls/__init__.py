"""The words of a call: from a ticket's label and a counter to phrases for the loudspeaker.

It is pure: it reads texts and nothing else, and makes no sound.
Numbers and letters leave it as words, Uzbek in Latin letters."""
