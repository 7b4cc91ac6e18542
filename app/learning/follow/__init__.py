"""What follows: thanks, the loop, energy, and whom to delete for good."""
