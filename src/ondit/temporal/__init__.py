"""When: the times a text names, as TIMEX3, resolved against the report's date."""
