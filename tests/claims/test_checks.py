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


def problems(folder: Path, *, pack: str = PACK, words: str = WORDS, triggers: str = "") -> list[str]:
    (folder / "en").mkdir()
    (folder / "pack.yaml").write_text(pack, "utf-8")
    (folder / "en" / "words.yaml").write_text(words, "utf-8")
    (folder / "en" / "triggers.yaml").write_text(triggers, "utf-8")
    found = check_domain(DomainPack("gifts", folder))
    return [f"{problem.path.relative_to(folder)}:{problem.line}: {problem.what}" for problem in found]


def test_a_good_pack_has_none(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("triggers", "expected"),
    [
        (f"{RULE}  finds: [He gives.]\n  when: never\n", "en/triggers.yaml:7: unknown key 'when'"),
        (f"{RULE}  finds: [He gives.]\n{RULE}", "en/triggers.yaml:7: the name 'give' is taken on line 1"),
        (RULE, "en/triggers.yaml:1: 'give' brings no sentence to find"),
        (f"{RULE}  finds: [He gives.]\n", "en/triggers.yaml:1: 'give' does not find: He gives."),
        (RULE.replace("given", "lost"), "en/triggers.yaml:1: 'give' names the stage 'lost', which is none"),
        (RULE.replace("giver:", "owner:"), "en/triggers.yaml:1: 'give' names the role 'owner', which is none"),
    ],
)
def test_a_trigger_that_breaks_a_rule(tmp_path: Path, triggers: str, expected: str) -> None:
    assert any(problem.startswith(expected) for problem in problems(tmp_path, triggers=triggers))


def test_a_role_without_a_word(tmp_path: Path) -> None:
    words = WORDS.replace("taker: Taker, ", "")
    assert problems(tmp_path, words=words) == ["en/words.yaml:None: the role 'taker' has no word"]


def test_a_stage_that_is_none(tmp_path: Path) -> None:
    pack = PACK.replace("{given: {}}", "{given: {follows: [asked]}}")
    assert problems(tmp_path, pack=pack) == ["pack.yaml:None: the stage 'given' names 'asked', which is none"]


@pytest.mark.parametrize("name", known_domains())
def test_the_packs_that_ship_are_clean(name: str) -> None:
    assert [str(problem) for problem in check_domain(domain_pack(name))] == []
