"""What the pages show, as plain values: a report's text marked, a chain as rungs, a claim's days in lanes."""
