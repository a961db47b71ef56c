"""Signs and lamps above the counters, on serial lines."""

from typing import Literal

from pydantic import Field

from config.table import Table
from config.values import Id, SignAddress, Whole


class Sign(Table):
    """A sign that shows the number at one counter, or a lamp that is lit while somebody is called there."""

    id: Id = Field(description="Short name for programs, unique among the signs")
    counter: Id = Field(description="Id of the counter it belongs to")
    address: SignAddress = Field(
        description="The line it hangs on, such as serial:///dev/ttyUSB0?baud=9600, or virtual://NAME"
    )
    driver: Literal["line", "modbus"] = Field(
        default="line", description="Language it understands: lines of text, or Modbus RTU"
    )
    unit: Whole = Field(default=1, ge=1, le=247, description="Its number among those on the line")
    kind: Literal["number", "lamp"] = Field(
        default="number", description="What it is: a sign with the number, or a lamp or relay"
    )
    places: Whole = Field(default=4, ge=2, le=8, description="Letters and digits that it has room for")
    channel: Whole = Field(default=0, ge=0, le=255, description="Which relay of its unit a lamp hangs on")
