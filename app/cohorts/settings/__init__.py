"""What a cohort is called, who counsels it, its code, its end."""
