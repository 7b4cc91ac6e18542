"""What the parts of this room hang their views on."""

from flask import Blueprint

bp = Blueprint("joining", __name__)
