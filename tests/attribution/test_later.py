"""When it was said, and what was said besides, are no part of who said it or of what is said."""

from __future__ import annotations

import pytest
from tests.attribution.test_requests import scene

from ondit.attribution.attribute import attribute

SAID = [
    ("The ministry denied the sale, hours after the Northern Ledger reported that a contract was signed.",
     "the Northern Ledger", "a contract was signed"),
    ("The opposition leader, Petra Lund, accused the government of lying and called for an inquiry.",
     "The opposition leader, Petra Lund", "lying"),
    ("Petra Lund accused the government of lying and cheating.", "Petra Lund", "lying and cheating"),
    ("People after the war said that bread was dear.", "People after the war", "bread was dear"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), SAID)
def test_who_says_what(text: str, source: str, content: str) -> None:
    here = scene("en", text)
    said = [
        (" | ".join(span.text for span in here.doc.spans(draft.source)), " | ".join(
            span.text for span in here.doc.spans(draft.content)))
        for draft in attribute(here)[0]
    ]  # fmt: skip
    assert (source, content) in said
