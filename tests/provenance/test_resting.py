"""A voice and the paper on which it rests are one origin."""

from __future__ import annotations

import pytest

from ondit.reading import read_text

ENGLISH = """Tanks for Estonia

Estonia has ordered 12 tanks from Norway, a Norwegian official said, citing a contract.

Estonia bought 12 tanks from Norway, the official told reporters."""
GERMAN = """Panzer für Estland

Estland hat in Norwegen 12 Panzer bestellt, sagte ein norwegischer Beamter unter Berufung auf ein Vertragspapier.

Estland habe die 12 Panzer von Norwegen gekauft, sagte der Beamte."""


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_who_cites_a_paper_is_no_second_origin_beside_it(text: str, language: str) -> None:
    claims = [claim for claim in read_text(text, language=language).claims if len(claim.supporting) > 1]
    assert claims
    origins = claims[0].origins
    assert origins is not None
    assert (origins.at_least, origins.at_most) == (1, 1)
    assert "rests-on-paper" in {tie.code for tie in origins.must_link}
