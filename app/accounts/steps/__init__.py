"""The second step: what there is, adding, taking away, giving it."""
