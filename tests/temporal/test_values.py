"""Times and their values, as a reader would resolve them. The report is of Thursday, 16 May 2024."""

from __future__ import annotations

import pytest

from ondit.annotate.document import Document
from ondit.packs.language import language_pack
from ondit.records import Time
from ondit.temporal.find import find_times
from ondit.temporal.values import easter

PUBLISHED = "2024-05-16T08:00:00Z"

GERMAN = [
    ("Er kam am 3. September 2024.", "3. September 2024", "2024-09-03"),
    ("Stand 03.09.2024, ohne Gewähr.", "03.09.2024", "2024-09-03"),
    ("Die Frist endet am 20. Mai.", "20. Mai", "2024-05-20"),
    ("Im September wurde gewählt.", "September", "2023-09"),
    ("Im Mai 2014 war das anders.", "Mai 2014", "2014-05"),
    ("Ende Juli 2014 war das anders.", "Ende Juli 2014", "2014-07"),
    ("Schon 2011 war er dabei.", "2011", "2011"),
    ("In den 1990er-Jahren war das so.", "1990er-Jahren", "199"),
    ("In den sechziger Jahren war das so.", "sechziger Jahren", "196"),
    ("Im 19. Jahrhundert war das so.", "19. Jahrhundert", "18"),
    ("Im dritten Quartal 2023 sank er.", "dritten Quartal 2023", "2023-Q3"),
    ("Im Frühjahr 2015 beginnt es.", "Frühjahr 2015", "2015-SP"),
    ("Am Montag kam er an.", "Montag", "2024-05-13"),
    ("Am Donnerstag kam er an.", "Donnerstag", "2024-05-16"),
    ("Am vergangenen Donnerstag kam er an.", "vergangenen Donnerstag", "2024-05-09"),
    ("Am nächsten Freitag kommt er an.", "nächsten Freitag", "2024-05-17"),
    ("Am Donnerstagabend brannte es.", "Donnerstagabend", "2024-05-16TEV"),
    ("Gestern kam er.", "Gestern", "2024-05-15"),
    ("Vorgestern kam er.", "Vorgestern", "2024-05-14"),
    ("Er kommt übermorgen.", "übermorgen", "2024-05-18"),
    ("Gestern Abend kam er.", "Gestern Abend", "2024-05-15TEV"),
    ("Vor drei Tagen kam er.", "drei Tagen", "2024-05-13"),
    ("Vor zwei Wochen kam er.", "zwei Wochen", "2024-W18"),
    ("In der vergangenen Woche kam er.", "vergangenen Woche", "2024-W19"),
    ("Nächstes Jahr kommt er.", "Nächstes Jahr", "2025"),
    ("Im vorigen Monat kam er.", "vorigen Monat", "2024-04"),
    ("Im Vorjahr kam er.", "Vorjahr", "2023"),
    ("Vorgesehen ist heuer nichts.", "heuer", "2024"),
    ("In den letzten Tagen kam er.", "den letzten Tagen", "PXD"),
    ("Das dauerte drei Jahre.", "drei Jahre", "P3Y"),
    ("Das dauerte eineinhalb Stunden.", "eineinhalb Stunden", "PT1.5H"),
    ("Das dauerte drei Stunden und 20 Minuten.", "drei Stunden und 20 Minuten", "PT3H20M"),
    ("Das kommt jeden Montag vor.", "jeden Montag", "XXXX-WXX-1"),
    ("Das kommt täglich vor.", "täglich", "P1D"),
    ("Das kommt alle vier Jahre vor.", "alle vier Jahre", "P4Y"),
    ("Beginn um 20.30 Uhr.", "20.30 Uhr", "2024-05-16T20:30"),
    ("Am 20. Mai um 20.30 Uhr ist es so weit.", "20.30 Uhr", "2024-05-20T20:30"),
    ("Damals war das so.", "Damals", "PAST_REF"),
    ("Derzeit ist das so.", "Derzeit", "PRESENT_REF"),
    ("In Zukunft ist das so.", "Zukunft", "FUTURE_REF"),
    ("Zu Ostern kam er.", "Ostern", "2024-03-31"),
    ("Am 31. Februar 2024 kam er.", "31. Februar 2024", None),
]
ENGLISH = [
    ("He came on 3 September 2024.", "3 September 2024", "2024-09-03"),
    ("He came on Tuesday, September 3, 2024.", "Tuesday, September 3, 2024", "2024-09-03"),
    ("He came on Sept. 3, 2023.", "Sept. 3, 2023", "2023-09-03"),
    ("The term ends on May 20th.", "May 20th", "2024-05-20"),
    ("They voted in September.", "September", "2023-09"),
    ("Back in May 2014 it was different.", "May 2014", "2014-05"),
    ("In late July 2014 it was different.", "late July 2014", "2014-07"),
    ("In the 1990s it was so.", "1990s", "199"),
    ("In the 19th century it was so.", "19th century", "18"),
    ("In the third quarter of 2023 it fell.", "third quarter of 2023", "2023-Q3"),
    ("On Monday he came.", "Monday", "2024-05-13"),
    ("Last Thursday he came.", "Last Thursday", "2024-05-09"),
    ("Next Friday he comes.", "Next Friday", "2024-05-17"),
    ("He came early Tuesday.", "early Tuesday", "2024-05-14"),
    ("Yesterday he came.", "Yesterday", "2024-05-15"),
    ("Last night it burned.", "Last night", "2024-05-15TNI"),
    ("Three days ago he came.", "Three days ago", "2024-05-13"),
    ("He came two years ago.", "two years ago", "2022"),
    ("Last week he came.", "Last week", "2024-W19"),
    ("Last month he came.", "Last month", "2024-04"),
    ("He comes next year.", "next year", "2025"),
    ("In the last few days he came.", "the last few days", "PXD"),
    ("It took two weeks.", "two weeks", "P2W"),
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They meet every day.", "every day", "P1D"),
    ("It starts at 17.42 sharp.", "17.42", "2024-05-16T17:42"),
    ("It starts at 9 p.m. sharp.", "9 p.m.", "2024-05-16T21:00"),
    ("It is currently so.", "currently", "PRESENT_REF"),
    ("By Easter he came.", "Easter", "2024-03-31"),
]
CASES = [("de", *case) for case in GERMAN] + [("en", *case) for case in ENGLISH]


def times_of(code: str, text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    """The times of a bare text."""
    return find_times(Document(text, code, (), (), (), (), (), ()), language_pack(code), published)


@pytest.mark.parametrize(("code", "text", "words", "value"), CASES)
def test_value(code: str, text: str, words: str, value: str | None) -> None:
    found = {time.text: time.value for time in times_of(code, text)}
    assert words in found
    assert found[words] == value


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("de", "Im September kam er.", "XXXX-09"),
        ("de", "Am 3. September kam er.", "XXXX-09-03"),
        ("de", "Am Montag kam er.", "XXXX-WXX-1"),
        ("de", "Gestern kam er.", None),
        ("de", "Im vergangenen Jahr kam er.", None),
        ("en", "In September he came.", "XXXX-09"),
        ("en", "Three days ago he came.", None),
    ],
)
def test_without_a_date_nothing_is_guessed(code: str, text: str, value: str | None) -> None:
    (time,) = times_of(code, text, None)
    assert (time.value, time.anchor) == (value, None)


def test_coarse_date_counts_as_none() -> None:
    (time,) = times_of("de", "Gestern kam er.", "2024")
    assert time.value is None


@pytest.mark.parametrize(
    ("code", "text", "mod"),
    [
        ("de", "Mitte Dezember kam er.", "MID"),
        ("de", "Anfang der Woche kam er.", "START"),
        ("de", "Ende September kam er.", "END"),
        ("de", "Seit mehr als zehn Jahren kommt er.", "MORE_THAN"),
        ("en", "In mid-December he came.", "MID"),
        ("en", "He came at the end of the year.", "END"),
    ],
)
def test_mod(code: str, text: str, mod: str) -> None:
    (time,) = times_of(code, text)
    assert time.mod == mod


def test_says_what_it_was_resolved_against() -> None:
    absolute, relative = times_of("de", "Am 3. Mai 2023 kam er an. Gestern ging er.")
    assert (absolute.anchor, relative.anchor) == (None, "published")
    _, month = times_of("de", "Am 3. Mai 1992 kam er an. Im Juni ging er.")
    assert (month.value, month.anchor) == ("1992-06", "previous")


def test_days_in_a_row_share_their_month() -> None:
    values = [time.value for time in times_of("de", "Gespielt wird am 3., 4. und 7. Juni.")]
    assert values == ["2024-06-03", "2024-06-04", "2024-06-07"]


def test_hanging_on_an_event() -> None:
    (time,) = times_of("de", "Monate nach dem Einmarsch.")
    assert (time.value, time.anchor, time.relative_to) == ("PXM", None, "Einmarsch")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Eine MiG-29 und 42 Menschen nach Artikel 5."),
        ("de", "Es stand 3:1 vor 2010 Zuschauern, Tel. 0471 16 05."),
        ("de", "Ein 29-Jähriger zahlte 5.000 Euro, die Quote lag bei 2,5 Prozent."),
        ("en", "A MiG-29 and 42 people under Article 5."),
        ("en", "It may rain on Theresa May, and they march second."),
    ],
)
def test_guards(code: str, text: str) -> None:
    assert times_of(code, text) == ()


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day
