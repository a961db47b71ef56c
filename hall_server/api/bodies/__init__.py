"""What requests may hold. A wrong type or an unknown field is refused, never guessed at.

One module for each subject; their classes are pydantic models."""
