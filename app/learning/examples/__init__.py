"""Examples to borrow from, on screen and on paper."""
