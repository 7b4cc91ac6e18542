"""Where counselors open and run cohorts. Each part has a room of its own."""

from app.cohorts import words
from app.cohorts.blueprint import bp
from app.cohorts.counselors import views as counselors
from app.cohorts.door import views as door
from app.cohorts.edition import views as edition
from app.cohorts.invitations import views as invitations
from app.cohorts.opening import views as opening
from app.cohorts.overview import views as overview
from app.cohorts.pins import views as pins
from app.cohorts.roster import views as roster
from app.cohorts.schedule import views as schedule
from app.cohorts.settings import views as settings
from app.cohorts.slips import views as slips
from app.rosters.doors import codes

bp.add_app_template_filter(words.moment, "moment")
bp.add_app_template_filter(codes.is_open_by_time, "is_wide_open")
bp.add_app_template_global(words.code_state, "code_state")

__all__ = [
    "bp",
    "counselors",
    "door",
    "edition",
    "invitations",
    "opening",
    "overview",
    "pins",
    "roster",
    "schedule",
    "settings",
    "slips",
]
