"""Where somebody is signed in."""
