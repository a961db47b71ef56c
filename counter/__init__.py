"""The operator's console: one obvious next action, always in the same place.

It talks to the hall through the contract only and never guesses the outcome of a press."""
