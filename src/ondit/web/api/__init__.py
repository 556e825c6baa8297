"""The JSON API: the same questions as the pages ask, under /api/v1."""
