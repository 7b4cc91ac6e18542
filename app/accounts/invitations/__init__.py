"""What somebody does with an invitation."""
