"""Full text: the same words find the same statements on both databases, and no query breaks anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.making import reading, report, statement, voice

from ondit.errors import LedgerError
from ondit.ledger.adding import add_reading
from ondit.ledger.facets import Facets
from ondit.ledger.search import search, terms_of
from ondit.ledger.store import Ledger, open_ledger
from ondit.records import Stance

LINES = (
    ("Übergabe der Su-57 in Lübeck am 3. Mai", "Ada Quarrem", "2025-01-01"),
    ("Four U.S. boats leave L\u00fcbeck's harbour; e-mail to a.b@example.org/x?y=1", "a U.S. official", "2025-01-02"),
    ("Die Überführung der Boote kostet 3,5 Mio. Euro (ca. 50%)", "Zoë Ångström", "2025-02-01"),
    ("boats_and_ships, “quoted” – dashed—joined… ship’s crew", None, "2025-02"),
    ("Straße, STRASSE, Fuß: boat boats", "ÜBERWACHER", None),
    ("Four boats from Lunden, four from Marwick, 4x4 trucks and T-72B3 tanks", "Orla Dent", "2024-12-31"),
)  # fmt: skip


def filled(ledger: Ledger) -> Ledger:
    for number, (line, who, day) in enumerate(LINES):
        text = f"Line {number} of Marwick\n\n{line}"
        page = report(
            text, id=f"r{number}", language="de" if number % 2 else "en", published=day, outlet=f"Post {number}"
        )
        said = statement(text, line, id=f"s-{number}", voice="v1" if who else "v0", stance=Stance("PR+", "Uu", ()))
        speakers = (voice(who, "v1", named=who is not None and "official" not in who),) if who else ()
        add_reading(ledger, reading(page, said, voices=speakers))
    return ledger


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, databases: object) -> Iterator[tuple[Ledger, Ledger]]:
    places = (str(tmp_path_factory.mktemp("search") / "ondit.db"), databases())  # type: ignore[operator]
    one, other = (filled(open_ledger(place)) for place in places)
    yield one, other
    one.close()
    other.close()


def found(ledger: Ledger, query: str, **more: object) -> list[str | None]:
    with ledger.reading() as connection:
        return [hit.statement for hit in search(connection, query, facets=Facets(**more) if more else None)]  # type: ignore[arg-type]


QUERIES = {
    "lübeck": "10", "Lubeck": "10", "LÜBECK": "10", "Lu\u0308beck": "10", "Su-57": "0", "su 57": "0", "57": "0",
    "U.S.": "1", "example": "1", "a.b@example.org": "1", '"boats leave"': "1", "boat": "4", "boat*": "3154",
    "boats -lunden": "314", "boats -boat*": "", '-"boats leave" boats': "345", "ships": "3", "boats_and_ships": "3",
    "quoted": "3", "dashed joined": "3", "crew": "3", "straße": "4", "uber*": "204", "über*": "204", "3,5": "2",
    "50%": "2", "4x4": "5", "T-72B3": "5", '"Marwick 4x4"': "5", "quarrem": "0", "angstrom": "2",
    '"boats überwacher"': "",
    '"mai ada"': "", "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_both_find_the_same(both: tuple[Ledger, Ledger], query: str) -> None:
    one, other = (found(ledger, query) for ledger in both)
    assert one == other
    assert sorted(one, key=str) == sorted(f"s-{number}" for number in QUERIES[query])


FACETS = (
    ({"voice": "quarrem"}, "0"), ({"voice": "überwacher"}, "4"), ({"voice": "%"}, ""), ({"voice": "_"}, ""),
    ({"outlet": "post 3"}, "3"), ({"unnamed": True}, "1"), ({"language": "de"}, "135"), ({"stance": "PR+"}, "012345"),
    ({"said_from": "2025-02"}, "23"), ({"said_to": "2025-01"}, "015"),
    ({"said_from": "2025", "said_to": "2025"}, "0123"),
    ({"said_from": "2025-01-02", "said_to": "2025-01-02"}, "1"), ({"stage": "contracted"}, ""), ({"denied": True}, ""),
)  # fmt: skip


@pytest.mark.parametrize(("facets", "expected"), FACETS)
def test_facets(both: tuple[Ledger, Ledger], facets: dict[str, object], expected: str) -> None:
    one, other = (found(ledger, "", **facets) for ledger in both)
    assert one == other
    assert sorted(one, key=str) == [f"s-{number}" for number in expected]


def test_leaving_out_alone_goes_with_a_facet(both: tuple[Ledger, Ledger]) -> None:
    for ledger in both:
        assert found(ledger, "-four", language="de") == ["s-3"]
        with pytest.raises(LedgerError, match="asks for nothing"):
            found(ledger, "-four")


def test_the_newest_first_and_undated_last(both: tuple[Ledger, Ledger]) -> None:
    for ledger in both:
        assert found(ledger, "boat*") == ["s-3", "s-1", "s-5", "s-4"]


def test_reports_by_title_and_outlet(both: tuple[Ledger, Ledger]) -> None:
    for ledger in both:
        with ledger.reading() as connection:
            hits = search(connection, "marwick 4", where="reports")
            assert [hit.title for hit in hits] == ["Line 4 of Marwick"]
            assert len(search(connection, "marwick", where="reports", most=4, offset=4)) == 2


HOSTILE = (
    '"', '""', "*", "-", "-*", "((", "a AND", "NEAR(a b)", "content:boats", "{a b}:c", "^boats", "a:*", "!", "&", "|",
    "<->", "'", "\\", "a\\", "\0", "a\0b", "\ud800", "boats'; DROP TABLE statements; --", "ﬁ", "١٢٣", "🚢",
    "a" * 1900, "-" * 500,
    "x " * 59, "\u0308", "%", "_", ":*", "boats:*A", "!!boats", "(boats | ships) & !four",
)  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries(both: tuple[Ledger, Ledger], query: str) -> None:
    asked = any(not term.without for term in terms_of(query))
    if asked:
        one, other = (found(ledger, query) for ledger in both)
        assert one == other
    else:
        for ledger in both:
            with pytest.raises(LedgerError, match="asks for nothing"):
                found(ledger, query)


@pytest.mark.parametrize("query", ["x " * 61, "a" * 2001, '"' + "x " * 100 + '"'])
def test_a_query_that_is_too_long(query: str) -> None:
    with pytest.raises(LedgerError, match="too long"):
        terms_of(query)


WORDS = st.lists(st.sampled_from([word for line, who, _ in LINES for word in f"{line} {who}".split()]), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, st.sampled_from(["{}", '"{}"', "{}*", "-{} boats*"]))
def test_any_words_find_the_same(both: tuple[Ledger, Ledger], one: list[str], more: list[str], form: str) -> None:
    query = " ".join(one) + " " + form.format(" ".join(more))
    if any(not term.without for term in terms_of(query)):
        left, right = (found(ledger, query) for ledger in both)
        assert left == right
