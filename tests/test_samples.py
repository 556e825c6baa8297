from __future__ import annotations

from ondit.packs.language import known_languages
from ondit.samples import SAMPLES


def test_every_sample_says_that_it_is_invented() -> None:
    for sample in SAMPLES:
        last = sample.path.read_text("utf-8").rstrip().rsplit("\n", 1)[-1]
        assert "invented" in last or "erfunden" in last


def test_there_are_three_with_their_outlets_and_dates() -> None:
    assert len(SAMPLES) == 3
    assert all(sample.settings.outlet and sample.settings.published for sample in SAMPLES)
    assert set(known_languages()) >= {"de", "en"}
