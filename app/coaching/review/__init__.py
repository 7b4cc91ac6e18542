"""Reading what somebody handed in, and answering."""
