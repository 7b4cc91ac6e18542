"""The demo: two example centers with five cohorts, made through the same verbs as the pages.

Everything in it is made up. It is the same every time, counted from the day it is loaded.
"""

from app.demo.load import load
from app.demo.people import sign_ins

__all__ = ["load", "sign_ins"]
