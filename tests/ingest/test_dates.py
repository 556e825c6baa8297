from __future__ import annotations

import pytest

from ondit.ingest.dates import date_in, dateline_of, is_date_line, iso_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-01-05", "2024-01-05"),
        ("2024-01-05T10:00:00Z", "2024-01-05T10:00:00Z"),
        ("20240105", "2024-01-05"),
        ("Fri, 05 Jan 2024 10:00:00 +0000", "2024-01-05T10:00:00+00:00"),
        ("5. Januar 2024", "2024-01-05"),
        ("5 January 2024", "2024-01-05"),
        ("January 5th, 2024", "2024-01-05"),
        ("05.01.2024, 10:15 Uhr", "2024-01-05"),
        ("yesterday", None),
        ("31. Februar 2024", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_become_iso(words: str | None, date: str | None) -> None:
    assert iso_date(words) == date


def test_a_date_without_its_year_is_none() -> None:
    assert date_in("27 September") is None


@pytest.mark.parametrize(
    "line", ["Friday, July 21, 2017", "Montag, 3. März 2025", "05.03.2024, 18:12 Uhr", "Genf, 3. März 2025"]
)
def test_lines_that_are_dates(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["July 21, 2017 was a Friday.", "27 September", "Am 3. März 2025 fiel der Kran um."])
def test_lines_that_are_more_than_dates(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "head", "marks"),
    [
        ("BERLIN (dpa/AFP) - Die Regierung schweigt.", "BERLIN (dpa/AFP) -", "dpa/AFP"),
        ("WASHINGTON (Reuters) - The White House said no.", "WASHINGTON (Reuters) -", "Reuters"),
        ("ST. PAUL, Minn. (AP) — Repairs will wait.", "ST. PAUL, Minn. (AP) —", "AP"),
        ("OSLO, March 4 (Harbour Wire) - The quay is shut.", "OSLO, March 4 (Harbour Wire) -", "Harbour Wire"),
        ("Genf, 3. März (dpa) – Der Rat tagt.", "Genf, 3. März (dpa) –", "dpa"),
        ("Linz (kst). Der Kran steht.", "Linz (kst).", None),
        ("Linz (kst) - Der Kran steht.", "Linz (kst) -", "kst"),
        ("Brussels, 27 September - Yesterday it rained.", "Brussels, 27 September -", None),
        ("LJUBLJANA. The train is late.", "LJUBLJANA.", None),
        ("Nairobi/Mombasa. Das Schiff ist da.", "Nairobi/Mombasa.", None),
        ("Wien – Der Zug steht.", "Wien –", None),
        ("(CNN) — The train is late.", "(CNN) —", "CNN"),
    ],
)
def test_datelines(line: str, head: str, marks: str | None) -> None:
    dateline = dateline_of(line, first=True)
    assert dateline is not None
    assert line[: dateline.end] == head
    assert (line[slice(*dateline.marks)] if dateline.marks else None) == marks


@pytest.mark.parametrize(
    "line",
    [
        "Sen. Maria Lopez said no.",
        "Dr. Kern schweigt.",
        "Der Zug – so der Minister – steht.",
        "Peter Klein (45) sagte nichts.",
        "UPDATE Oct 5: The train is back.",
        "Nobody came. The train was late.",
        "Der Rat (EU) sagte nichts.",
    ],
)
def test_no_datelines(line: str) -> None:
    assert dateline_of(line, first=True) is None


def test_a_bare_place_opens_the_body_only() -> None:
    assert dateline_of("Wien – Der Zug steht.", first=False) is None
    assert dateline_of("Wien (APA) – Der Zug steht.", first=False) is not None


def test_a_dateline_with_its_year_dates_the_report() -> None:
    dateline = dateline_of("Oslo, 3 June 2025 - The ferry left.", first=True)
    assert dateline is not None
    assert dateline.date == "2025-06-03"
