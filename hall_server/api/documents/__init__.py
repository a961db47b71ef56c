"""What answers hold, for the description of the contract; tests hold real answers against it.

One module for each subject; their classes are pydantic models with exactly the fields of the answer."""
