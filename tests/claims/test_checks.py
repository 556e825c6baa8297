"""What the check of a domain pack says, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ondit.checking import check_domain
from ondit.packs.domain import DomainPack, domain_pack, known_domains

PACK = """\
name: gifts
version: "1"
roles: {giver: party, taker: party, item: thing, stage: stage, mode: mode}
giver: giver
taker: taker
stages: {given: {}}
modes: [plain]
default_mode: plain
"""
WORDS = """\
roles: {giver: Giver, taker: Taker, item: Item, stage: Stage, mode: Mode}
stages: {given: given}
modes: {plain: plain}
templates: {given: "{giver} gave {taker} {item}."}
unknown: {giver: somebody, taker: somebody}
near: {}
"""
RULE = """\
- name: give
  part: verb
  words: [gives]
  stage: given
  roles: {giver: [subject]}
"""


THINGS = """\
- name: book
  kind: book
  words: [book|s]
"""
SMALL = """\
endings: {singular: [], plural: [], adjective: [""], alone: ""}
modifiers: []
measures: []
announcing: []
joins: []
classes: []
variants: []
name_endings: []
dealings: []
against: []
not_types: []
noun_before_noun: true
names_by_capital: true
"""


def problems(folder: Path, **files: str) -> list[str]:
    """The problems of a pack with one language, each file by its name without its ending."""
    (folder / "en").mkdir()
    written = {"pack.yaml": files.pop("pack", PACK), "en/words.yaml": files.pop("words", WORDS)}
    written["en/triggers.yaml"] = files.pop("triggers", "")
    for name, text in {**written, **files}.items():
        (folder / name).write_text(text, "utf-8")
    found = check_domain(DomainPack("gifts", folder))
    return [f"{problem.path.relative_to(folder)}:{problem.line}: {problem.what}" for problem in found]


def test_a_good_pack_has_none(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


def test_a_pack_needs_no_modes(tmp_path: Path) -> None:
    pack = PACK.replace(", mode: mode", "").replace("modes: [plain]\ndefault_mode: plain\n", "")
    words = WORDS.replace(", mode: Mode", "").replace("modes: {plain: plain}\n", "")
    assert problems(tmp_path, pack=pack, words=words) == []


@pytest.mark.parametrize(
    ("triggers", "expected"),
    [
        (f"{RULE}  finds: [He gives.]\n  when: never\n", "en/triggers.yaml:7: unknown key 'when'"),
        (f"{RULE}  finds: [He gives.]\n{RULE}", "en/triggers.yaml:7: the name 'give' is taken on line 1"),
        (RULE, "en/triggers.yaml:1: 'give' brings no sentence to find"),
        (f"{RULE}  finds: [He gives.]\n", "en/triggers.yaml:1: 'give' does not find: He gives."),
        (
            RULE + "  reads: {He gives.: stage=given}\n",
            "en/triggers.yaml:1: 'give' does not read stage=given in: He gives.",
        ),
        (RULE.replace("given", "lost"), "en/triggers.yaml:1: 'give' names the stage 'lost', which is none"),
        (RULE.replace("giver:", "owner:"), "en/triggers.yaml:1: 'give' names the role 'owner', which is none"),
        (f"{RULE}  mode: odd\n", "en/triggers.yaml:1: 'give' names the mode 'odd', which is none"),
        (RULE.replace("verb", "word"), "en/triggers.yaml:2: 'part' is one of verb, noun, phrase, guard, not 'word'"),
        (RULE.replace("  words: [gives]\n", ""), "en/triggers.yaml:1: the key 'words' is missing"),
    ],
)
def test_a_trigger_that_breaks_a_rule(tmp_path: Path, triggers: str, expected: str) -> None:
    assert any(problem.startswith(expected) for problem in problems(tmp_path, triggers=triggers))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (WORDS.replace("taker: Taker, ", ""), "en/words.yaml:1: the role 'taker' has no word"),
        (WORDS.replace("{given: given}", "{}"), "en/words.yaml:2: the stage 'given' has no word"),
        (WORDS.replace("{plain: plain}", "{plain: plain, odd: odd}"), "en/words.yaml:3: 'odd' is no mode of the pack"),
        (
            WORDS.replace("{item}.", "{gift}."),
            "en/words.yaml:4: the template for 'given' names the role 'gift', which is none",
        ),
        (WORDS.replace("giver: somebody, ", ""), "en/words.yaml:5: the unknown side 'giver' has no word"),
        (WORDS.replace("near: {}", "near: {owner: [of]}"), "en/words.yaml:6: 'owner' under 'near' is no role"),
        (WORDS + "colour: red\n", "en/words.yaml:7: unknown key 'colour'; known: between, far"),
        (WORDS + "near: {}\n", "en/words.yaml:7: the key 'near' stands twice"),
    ],
)
def test_words_that_do_not_fit_the_pack(tmp_path: Path, words: str, expected: str) -> None:
    (found,) = problems(tmp_path, words=words)
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "{given: {}}",
            "{given: {acts: [juggle]}}",
            "pack.yaml:6: the stage 'given' names the act 'juggle', which no language knows",
        ),
        ("{given: {}}", "{given: {follows: [asked]}}", "pack.yaml:6: the stage 'given' names 'asked', which is none"),
        (
            "{given: {}}",
            "{given: {within: {asked: given}}}",
            "pack.yaml:6: the stage 'given' names 'asked', which is none",
        ),
        ("giver: giver\n", "giver: item\n", "pack.yaml:4: 'item' is no role that a party fills"),
        ("item: thing, ", "", "pack.yaml:3: one role, and no more, must be filled by a 'thing'"),
        ("default_mode: plain", "default_mode: odd", "pack.yaml:8: 'odd' is none of the modes"),
        ("taker: taker\n", "taker: taker\nby_name: [item]\n", "pack.yaml:6: 'item' is no role that a party fills"),
    ],
)
def test_a_pack_that_contradicts_itself(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert expected in problems(tmp_path, pack=PACK.replace(old, new, 1))


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        (THINGS + "  finds: [He has a book.]\n", []),
        (THINGS, ["en/items.yaml:1: 'book' brings no sentence to find or to leave"]),
        (THINGS + "  finds: [He has a bag.]\n", ["en/items.yaml:1: 'book' does not find: He has a bag."]),
        (THINGS.replace("kind: book", "kind: toy"), ["en/items.yaml:1: 'toy' (book) is no kind of kinds.csv"]),
        (
            THINGS + "  size: 4\n",
            ["en/items.yaml:4: unknown key 'size'; known: finds, kind, leaves, name, note, takes, weak, words"],
        ),
    ],
)
def test_words_for_things(tmp_path: Path, things: str, expected: list[str]) -> None:
    files = {"kinds.csv": "kind,within,category\nbook,,\n", "en/items.yaml": things, "en/item_words.yaml": SMALL}
    assert problems(tmp_path, **files) == expected


def test_a_kind_within_one_that_is_not_there(tmp_path: Path) -> None:
    files = {"kinds.csv": "kind,within,category\nbook,print,\n", "en/items.yaml": THINGS, "en/item_words.yaml": SMALL}
    assert problems(tmp_path, **files) == ["kinds.csv:2: 'print' is no kind of a line above"]


def test_a_file_that_nobody_reads(tmp_path: Path) -> None:
    found = problems(tmp_path, **{"en/trigger.yaml": "", "kind.csv": ""})
    assert found == [
        f"{name}:None: no room of Ondit reads a file of this name" for name in ("en/trigger.yaml", "kind.csv")
    ]


@pytest.mark.parametrize("name", known_domains())
def test_the_packs_that_ship_are_clean(name: str) -> None:
    assert [str(problem) for problem in check_domain(domain_pack(name))] == []
