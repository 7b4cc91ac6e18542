"""People without mail: a seat, a sign-in name, and a slip with a PIN."""
