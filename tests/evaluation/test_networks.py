"""In invented networks, where it is known who told whom, the truth always lies in the range."""

from __future__ import annotations

import pytest

from networks import Network, network
from ondit.provenance.origins import origins_of

EACH = 100


def told(found: Network) -> tuple[object, ...]:
    return tuple((one.report.id, one.report.text) for one in found.readings)


@pytest.mark.parametrize("block", range(8))
def test_the_truth_lies_in_the_range(block: int) -> None:
    for seed in range(block * EACH, (block + 1) * EACH):
        made = network(seed)
        found = origins_of(made.claim, made.readings, made.derivations)
        assert found.at_least <= made.truth <= found.at_most, f"seed {seed}"
        assert found.channels <= len({said.report for said in made.claim.supporting})
        assert found.assessable == (found.at_least > 0)


def test_a_seed_gives_one_network() -> None:
    assert told(network(5)) == told(network(5))
    assert told(network(5)) != told(network(6))


def test_networks_are_of_many_kinds() -> None:
    made = [network(seed) for seed in range(300)]
    found = [origins_of(one.claim, one.readings, one.derivations) for one in made]
    assert {one.truth for one in made} >= {0, 1, 2, 3, 4}
    assert {origins.at_least for origins in found} >= {0, 1, 2, 3}
    assert any(reason.code == "circle" for origins in found for reason in origins.because)
    assert any(tie.code == "another-voice" for origins in found for tie in origins.cannot_link)


def test_the_order_of_the_readings_does_not_matter() -> None:
    for seed in range(60):
        made = network(seed)
        one = origins_of(made.claim, made.readings, made.derivations)
        other = origins_of(made.claim, made.readings[::-1], made.derivations[::-1])
        assert (one.at_least, one.at_most, one.channels) == (other.at_least, other.at_most, other.channels), seed
