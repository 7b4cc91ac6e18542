"""The address of everything about running cohorts."""

from flask import Blueprint

bp = Blueprint("cohorts", __name__, url_prefix="/c/<slug:center>/cohorts")
