"""What an operator and the manager should know of a counter, beyond its ticket and its queue.

Each module looks at one thing and gives its warnings; `of_counter` puts them together. They are said in every
language of the hall, and whoever passes them on chooses one. Nothing is changed, and no device is asked.
"""
