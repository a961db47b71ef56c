"""The wall screens: the newest call, the last calls, who was missed.

The page renders whole snapshots and confirms what it has painted and spoken. It changes nothing."""
