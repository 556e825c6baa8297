from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ondit.checking import FILES, PackFile, check_pack, check_packs, checked_files
from ondit.errors import PackError
from ondit.packs.language import LanguagePack, known_languages
from ondit.packs.loader import Rule

GOOD = '- name: a\n  finds: ["Der Bote meldet es."]\n  leaves: ["Niemand."]\n'


@dataclass(frozen=True, slots=True)
class Row:
    word: str


def meldet(_pack: LanguagePack, _rule: Rule, sentence: str) -> bool:
    return "meldet" in sentence


ONE = (PackFile("a.yaml", "rules", Rule, meldet),)


def problems(folder: Path, text: str | None) -> list[str]:
    if text is not None:
        (folder / "a.yaml").write_text(text, "utf-8")
    return [f"{p.line}: {p.what}" for p in check_pack(LanguagePack("xx", folder), files=ONE)]


def test_a_good_file_has_none(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, "None: the file is missing; every language has the same files"),
        (GOOD + "  colour: red\n", "4: unknown key 'colour'; known: finds, leaves, name, note"),
        (GOOD + GOOD, "4: the name 'a' is taken on line 1"),
        ("\n- name: a\n", "2: 'a' brings no sentence to find or to leave"),
        ('- name: a\n  finds: ["Nichts."]\n', "1: 'a' does not find: Nichts."),
        (GOOD.replace("Niemand.", "Er meldet sich."), "1: 'a' does not leave: Er meldet sich."),
        ("- name: [\n", None),
    ],
)
def test_a_problem_is_named_with_its_line(tmp_path: Path, text: str | None, expected: str | None) -> None:
    found = problems(tmp_path, text)
    assert len(found) == 1
    assert expected is None or found == [expected]


def test_a_counted_file_may_be_missing_but_not_wrong(tmp_path: Path) -> None:
    def whole(pack: LanguagePack) -> object:
        raise PackError(pack.folder / "a.csv", 3, "not a count")

    counted = (PackFile("a.csv", "rows", Row, whole=whole),)
    pack = LanguagePack("xx", tmp_path)
    assert check_pack(pack, files=counted) == ()
    (tmp_path / "a.csv").write_text("word\nHafen\n", "utf-8")
    assert [(p.line, p.what) for p in check_pack(pack, files=counted)] == [(3, "not a count")]


def test_a_file_that_nobody_reads_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("x\n", "utf-8")
    assert problems(tmp_path, GOOD) == ["None: no room of Ondit reads a file of this name"]


def test_every_pack_is_in_order() -> None:
    found = check_packs()
    assert not found, "\n" + "\n".join(map(str, found))


def test_every_language_has_the_same_files() -> None:
    for code in known_languages():
        assert {path.name for path in checked_files(code)} == {file.name for file in FILES}
