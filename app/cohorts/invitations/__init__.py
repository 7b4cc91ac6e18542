"""Invite by mail: many lines at once, looked at before anything is sent."""
