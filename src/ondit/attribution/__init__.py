"""Who says it, on whose word: cues, sources, contents, chains."""
