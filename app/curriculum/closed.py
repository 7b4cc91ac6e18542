"""What every value of a curriculum is: frozen, and strict about its keys."""

from pydantic import BaseModel, ConfigDict

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Closed(BaseModel):
    """A frozen value that knows its keys: one that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
