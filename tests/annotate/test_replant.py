"""Trees mended where a verb stood under the wrong word: a verb, its subject and the words of its clause."""

from __future__ import annotations

import pytest

from ondit.annotate.pipeline import annotate
from ondit.packs.language import language_pack
from ondit.records import Part

MENDED = [
    ("Traders who have seen the list say it is long.", "say", "Traders who have seen the list", "Traders say"),
    ("Norway denies selling radars to rebels", "denies", "Norway", "Norway denies"),
    ("Chief accountant Ida Falk described the offer as weak.", "described", "Chief accountant Ida Falk",
     "Chief accountant Ida Falk described the offer as weak."),
    ("The mayor thanked the crews and promised quick repairs.", "promised", "The mayor",
     "and promised quick repairs"),
    ("According to two men briefed on the plan, the crane fell.", "fell", "the crane",
     "According to two men briefed on the plan, the crane fell."),
    ("US confirms talks on radars for Poland", "confirms", "US", "US confirms talks on radars for Poland"),
    ("The bank on Thursday announced rate cuts.", "announced", "The bank",
     "The bank on Thursday announced rate cuts."),
    ("Two Tunisian diplomats voiced irritation.", "voiced", "Two Tunisian diplomats",
     "Two Tunisian diplomats voiced irritation."),
    ("Satellite images reviewed by the Project show two craters.", "show",
     "Satellite images reviewed by the Project", "Satellite images show two craters."),
    ("The witness is thought to be in Lisbon.", "is", "The witness", "The witness is thought"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "subject", "words"), MENDED)
def test_clause(text: str, verb: str, subject: str, words: str) -> None:
    doc = annotate(text, (Part("body", 0, len(text)),), language_pack("en"))
    clause = next(c for c in doc.clauses if c.finite is not None and doc.tokens[c.finite].text == verb)
    assert clause.subject is not None
    assert doc.span(*clause.subject).text == subject
    assert " ".join(span.text for span in doc.spans(clause.pieces)).rstrip(" .") == words.rstrip(" .")


@pytest.mark.parametrize("code", ["de", "en"])
def test_heads_stay_in_their_sentence(code: str) -> None:
    """Whatever is mended, every token still hangs on one of its own sentence, and each sentence has a root."""
    text = " ".join(row[0] for row in MENDED)
    doc = annotate(text, (Part("body", 0, len(text)),), language_pack(code))
    for sentence in doc.sentences:
        own = range(sentence.start, sentence.end)
        assert all(doc.tokens[at].head in own for at in own)
        assert any(doc.tokens[at].head == at for at in own)
