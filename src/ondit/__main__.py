"""`python -m ondit` is `ondit`."""

from __future__ import annotations

from ondit.cli import main

main()
