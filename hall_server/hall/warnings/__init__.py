"""What an operator and the manager should know of a counter, beyond its ticket and its queue.

Each module looks at one thing and gives its warnings; `of_counter` puts them together. They are said in the
hall's first language here, and by pages in their own. Nothing is changed, and no device is asked.
"""
