"""Who has it from whom: derivations between reports, each with the words that show it."""
