"""The address of everything a counselor does with people's work."""

from flask import Blueprint

bp = Blueprint("coaching", __name__, url_prefix="/c/<slug:center>")
