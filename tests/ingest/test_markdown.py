from __future__ import annotations

from ondit.ingest.markdown import plain


def test_marks_go_and_words_stay() -> None:
    text = "# Quay shut\n\n> “We knew.”\n\n*First published on [The Herald](https://a.example)*\n\n![Crane](a.png)2 * 3"
    assert plain(text) == "Quay shut\n\n“We knew.”\n\nFirst published on The Herald\n\n2 * 3"
