"""The front door, health, and what a page outside of a center needs."""
