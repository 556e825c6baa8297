"""Who and what is named: so far, countries."""
