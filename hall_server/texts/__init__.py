"""The sentences that people see, in every language of the hall.

A catalogue per language and room; every key exists in all of them. It knows nothing of the hall."""
