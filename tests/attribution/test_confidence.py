"""Confidence is counted, not made up: smoothed counts, and None where nobody has counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.attribution.confidence import FILE, WEIGHT, Count, confidence_of, construction_of, count_of
from ondit.errors import PackError
from ondit.packs.language import LanguagePack, known_languages, language_pack

HEAD = "rule,manner,right,made\n"
CUES = "- name: sagen\n  verb: sagen\n- name: raunen\n  verb: raunen\n- name: kritisieren\n  verb: kritisieren\n"
PHRASES = "- name: laut\n  words: laut\n"


def pack(folder: Path, rows: str | None) -> LanguagePack:
    (folder / "cues.yaml").write_text(CUES, "utf-8")
    (folder / "phrases.yaml").write_text(PHRASES, "utf-8")
    (folder / "nouns.yaml").write_text("", "utf-8")
    if rows is not None:
        (folder / FILE).write_text(HEAD + rows, "utf-8")
    return LanguagePack("xx", folder)


COUNTED = "xx/laut,indirect,9,10\nxx/sagen,direct,19,20\nxx/sagen,indirect,60,80\nxx/kritisieren,reported,2,10\n"


def test_it_is_the_precision_of_the_rule_smoothed(tmp_path: Path) -> None:
    k, whole = WEIGHT, (90 + 1) / (120 + 2)
    verbs = (81 + k * whole) / (110 + k)
    direct = (19 + k * verbs) / (20 + k)
    assert confidence_of(["xx/sagen"], "direct", pack(tmp_path, COUNTED)) == round((79 + k * direct) / (100 + k), 2)


def test_only_the_rule_that_found_it_counts(tmp_path: Path) -> None:
    made = pack(tmp_path, COUNTED)
    alone = confidence_of(["xx/laut"], "indirect", made)
    assert alone == confidence_of(["xx/laut", "xx/kritisieren", "xx/unter-berufung"], "indirect", made)


def test_a_rule_never_seen_is_as_good_as_its_kind(tmp_path: Path) -> None:
    made = pack(tmp_path, COUNTED)
    assert count_of("xx/raunen", made) == Count(0, 0)
    reported = confidence_of(["xx/raunen"], "reported", made)
    direct = confidence_of(["xx/raunen"], "direct", made)
    assert reported is not None
    assert direct is not None
    assert 0.2 < reported < 0.6 < direct < 0.95


@pytest.mark.parametrize("rows", [None, "", "xx/gone,direct,3,4\n"])
def test_nobody_has_counted(tmp_path: Path, rows: str | None) -> None:
    assert confidence_of(["xx/sagen"], "direct", pack(tmp_path, rows)) is None
    assert count_of("xx/sagen", pack(tmp_path, rows)) == Count(0, 0)


def test_the_page_s_own_words_have_none(tmp_path: Path) -> None:
    assert confidence_of(["own"], "own", pack(tmp_path, COUNTED)) is None
    assert confidence_of([], "direct", pack(tmp_path, COUNTED)) is None


def test_a_rule_that_the_pack_no_longer_has_counts_for_nothing(tmp_path: Path) -> None:
    with_gone = tmp_path / "gone"
    with_gone.mkdir()
    before = confidence_of(["xx/sagen"], "direct", pack(tmp_path, COUNTED))
    assert before == confidence_of(["xx/sagen"], "direct", pack(with_gone, COUNTED + "xx/gone,direct,0,500\n"))


@pytest.mark.parametrize("cells", ["5,4", "-1,4", "x,4", ","])
def test_what_is_no_count_is_refused_with_its_line(tmp_path: Path, cells: str) -> None:
    with pytest.raises(PackError) as error:
        confidence_of(["xx/sagen"], "direct", pack(tmp_path, f"xx/laut,direct,1,1\nxx/sagen,direct,{cells}\n"))
    assert error.value.line == 3


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=4, max_size=4))
def test_it_is_never_certain(tmp_path_factory: pytest.TempPathFactory, counts: list[tuple[int, int]]) -> None:
    names = ("laut", "sagen", "raunen", "kritisieren")
    rows = [f"xx/{name},direct,{right},{right + wrong}\n" for name, (right, wrong) in zip(names, counts, strict=True)]
    made = pack(tmp_path_factory.mktemp("pack"), "".join(rows))
    for name in names:
        value = confidence_of([f"xx/{name}"], "direct", made)
        assert value is None or 0 < value < 1
        assert (value is None) == (sum(map(sum, counts)) == 0)


def test_the_program_s_own_steps_have_a_construction() -> None:
    for code in known_languages():
        own = language_pack(code)
        for name, kind in (("reported-subjunctive", "running"), ("quotation-goes-on", "quotation")):
            assert construction_of(own.rule_id(name), own) == kind


@pytest.mark.parametrize("code", known_languages())
def test_the_counts_of_every_pack_are_in_order(code: str) -> None:
    own = language_pack(code)
    path = own.folder / FILE
    if path.is_file():
        lines = path.read_text("utf-8").splitlines()
        assert lines[0] + "\n" == HEAD
        assert lines[1:] == sorted(set(lines[1:]), key=lambda line: line.split(",")[:2])
        assert all(line.startswith(f"{code}/") and " " not in line for line in lines[1:])
        assert confidence_of([lines[1].split(",")[0]], "direct", own) is not None
