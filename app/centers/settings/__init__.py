"""Name, address, zone, language, paper, word; help list; rules."""
