"""The address of everything about a center itself."""

from flask import Blueprint

bp = Blueprint("centers", __name__, url_prefix="/c/<slug:center>/center")
