"""What we keep of somebody: take it along, leave, be forgotten."""
