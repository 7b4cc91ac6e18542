"""Who is in a cohort: verbs that pages, commands and the demo share; no pages."""
