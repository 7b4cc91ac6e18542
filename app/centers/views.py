"""What administrators change about their center. Each part has a room of its own."""

from app.centers.blueprint import bp
from app.centers.first.views import first
from app.centers.look import views as look
from app.centers.settings import views as settings
from app.centers.staff import views as staff

__all__ = ["bp", "first", "look", "settings", "staff"]
