"""Numbers of which a sentence says that they are only a part, and claims that stand in one statement."""

from __future__ import annotations

import pytest

from ondit.reading import read_text
from ondit.records import Quantity, Reading
from ondit.tracing import join


def counted(text: str, language: str) -> list[tuple[int | None, int | None]]:
    claims = read_text(text, language=language).claims
    counts = [value for claim in claims for value in (claim.frame or {}).values() if isinstance(value, Quantity)]
    return [(count.min, count.max) for count in counts]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Norland has delivered 12 howitzers to Estonia, an official said.", "en", (12, 12)),
        ("Norway has delivered the first six of the 12 howitzers to Estonia, an official said.", "en", (None, None)),
        ("Norwegen hat Estland zwölf Haubitzen geliefert, sagte ein Beamter.", "de", (12, 12)),
        ("Norwegen hat Estland sechs von zwölf Haubitzen geliefert, sagte ein Beamter.", "de", (None, None)),
    ],
)
def test_a_part_is_not_the_whole(text: str, language: str, expected: tuple[int | None, int | None]) -> None:
    assert expected in counted(text, language)


def pages(first: str, second: str) -> list[Reading]:
    return [
        read_text(first, outlet="Fjord Courier", language="en", published="2024-03-01"),
        read_text(second, outlet="Delta Herald", language="en", published="2024-03-02"),
    ]


def test_two_claims_of_one_statement_have_ids_of_their_own() -> None:
    text = "Norway will deliver six tanks to Estonia, and Estonia has ordered nine helicopters from France, he said."
    claims = join(pages(f"Arms deals\n\n{text}", f"Deals\n\n{text}")).claims
    assert len(claims) == len({claim.id for claim in claims}) > 1


def test_a_request_for_comment_is_no_claim() -> None:
    asked = "The Fjord Courier has asked the Norwegian defence ministry and the Estonian navy for comment."
    first = f"Ferry sold\n\nThe ferry Orlanda was sold to Malta for nine million euros, an official said.\n\n{asked}"
    second = f"Old ferry goes\n\nThe ferry Orlanda was sold to Malta for nine million euros, he said.\n\n{asked}"
    texts = [claim.text for claim in join(pages(first, second)).claims]
    assert texts
    assert not any("for comment" in text for text in texts)
