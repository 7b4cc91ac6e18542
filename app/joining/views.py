"""Type a code, or open its link; give a name; wait at the door, or be in."""

from app.joining.blueprint import bp
from app.joining.door import views as door
from app.joining.waiting import views as waiting

__all__ = ["bp", "door", "waiting"]
