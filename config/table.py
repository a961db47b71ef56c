"""What every table of a hall file is like."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of the hall file: fixed once read, and without settings that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)
