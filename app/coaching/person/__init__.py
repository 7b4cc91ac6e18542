"""How far one person is."""
