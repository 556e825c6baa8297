"""One page, one file: its routes, and nothing that another page needs."""
