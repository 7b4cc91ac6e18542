"""One exercise: saved, handed in, answered, brought back; and a call for help."""
