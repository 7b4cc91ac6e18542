"""What somebody without mail does with a slip of paper."""
