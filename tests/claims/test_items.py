"""Things in a text: kinds, types, and what only looks like one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.claims.marked import ARMS, doc_of, items_in

from ondit.annotate.document import Document
from ondit.claims.items import find_items
from ondit.claims.tables import KindWords, index_of, kinds_of, languages_of, rows_of
from ondit.errors import PackError
from ondit.packs.domain import DomainPack
from ondit.packs.language import language_pack

RULES = [(code, rule) for code in languages_of(ARMS) for rule in ARMS.rules(f"{code}/items.yaml", KindWords)]
FOUND = [(code, rule, sentence) for code, rule in RULES for sentence in rule.finds]
LEFT = [(code, rule, sentence) for code, rule in RULES for sentence in rule.leaves]


@pytest.mark.parametrize(("code", "rule", "sentence"), FOUND, ids=lambda value: getattr(value, "name", value))
def test_a_rule_finds(code: str, rule: KindWords, sentence: str) -> None:
    assert f"arms-transfers/{code}/{rule.name}" in [item.rule for item in items_in(sentence, code)]


@pytest.mark.parametrize(("code", "rule", "sentence"), LEFT, ids=lambda value: getattr(value, "name", value))
def test_a_rule_leaves(code: str, rule: KindWords, sentence: str) -> None:
    found = [item.rule for item in items_in(sentence, code)]
    assert f"arms-transfers/{code}/{rule.name}" not in found
    assert rule.kind is not None or not found


@pytest.mark.parametrize(
    ("code", "sentence", "covers", "name", "designation", "kind"),
    [
        ("de", "Polen kauft 12 T-72-Panzer.", "T-72-Panzer", "Panzer", "T-72", "tank"),
        ("de", "Es geht um Radhaubitzen Zuzana 2.", None, "Radhaubitzen", "Zuzana 2", "howitzer"),
        (
            "de",
            "Drohnen des türkischen Typs Akinci kamen an.",
            "Drohnen des türkischen Typs Akinci",
            "Drohnen",
            "Akinci",
            "combat-drone",
        ),
        (
            "de",
            "Sie zeigten ballistische Raketen vom Typ Ababil dem Gast.",
            "ballistische Raketen vom Typ Ababil",
            "ballistische Raketen",
            "Ababil",
            "ballistic-missile",
        ),
        (
            "de",
            "Kenia erhält Hubschrauber (Mi-17-1V) aus Kasan.",
            "Hubschrauber (Mi-17-1V)",
            "Hubschrauber",
            "Mi-17-1V",
            "transport-helicopter",
        ),
        (
            "de",
            "Mit ballistischen Raketen wird gerechnet.",
            "ballistischen Raketen",
            "ballistische Raketen",
            None,
            "ballistic-missile",
        ),
        (
            "de",
            "Die Werft liefert Boote der Klasse 209 an Chile.",
            "Boote der Klasse 209",
            "Boote",
            "Type 209",
            "submarine",
        ),
        (
            "de",
            "Geliefert werden Radare vom Typ Ferro Blick 12 im Mai.",
            "Radare vom Typ Ferro Blick 12",
            "Radare",
            "Ferro Blick 12",
            "radar",
        ),
        (
            "en",
            "Six Zuzana 2 self-propelled howitzers left.",
            "Zuzana 2 self-propelled howitzers",
            "self-propelled howitzers",
            "Zuzana 2",
            "howitzer",
        ),
        ("en", "Mali got armed Akinci drones.", "armed Akinci drones", "armed drones", "Akinci", "combat-drone"),
        ("en", "They sold S-300s to Cairo.", "S-300s", "S-300", "S-300", "air-defence"),
        ("en", "They sold T-72B3 tanks.", "T-72B3 tanks", "tanks", "T-72B3", "tank"),
        ("en", "Kyiv asked for 155mm shells.", "155mm shells", "155mm shells", None, "artillery-ammunition"),
        (
            "en",
            "A Tripartite-class minehunter sailed.",
            "Tripartite-class minehunter",
            "minehunter",
            "Tripartite",
            "mine-warfare-ship",
        ),
        ("en", "They build QX-77 drones.", "QX-77 drones", "drones", "QX-77", "drone"),
        ("en", "Belgrade showed radar systems.", "radar systems", "radar systems", None, "radar"),
    ],
)
def test_words_and_names_that_stand_together_are_one(
    code: str, sentence: str, covers: str | None, name: str, designation: str | None, kind: str
) -> None:
    doc = doc_of(sentence, code)
    (found,) = items_in(sentence, code)
    assert (found.item.name, found.item.designation, found.kind) == (name, designation, kind)
    assert covers is None or doc.span(found.start, found.end).text == covers


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Der Leopard schlief im Zoo, der Puma lief davon und der Tiger fraß."),
        ("de", "Auf der A26 und der M4 staute sich der Verkehr, er trug ein T-Shirt."),
        ("de", "Sie las den Patriot Act."),
        ("de", "Die Su-35-Piloten üben."),
        ("de", "Drohnenaufnahmen zeigen, wie ein Raketenangriff die Stadt traf."),
        ("de", "Das Luftwaffenmuseum öffnet, die Luftwaffe feiert."),
        ("en", "Take the M4 to junction 5, then Hawk Street."),
        ("en", "He threw the javelin; the Eagles beat the Tigers."),
        ("en", "The missile strike and the drone footage shocked a shell company."),
        ("en", "Acme Armaments published its results."),
    ],
)
def test_what_is_no_thing(code: str, sentence: str) -> None:
    assert items_in(sentence, code) == ()


@pytest.mark.parametrize(
    ("code", "sentence", "names"),
    [
        ("de", "Berlin liefert Schützenpanzer vom Typ „Puma“. Der Puma gilt als modern.", ["Puma", "Puma"]),
        ("en", "Berlin sends Javelin missiles. The Javelins are new.", ["Javelin", "Javelin"]),
        ("en", "Bradley fighting vehicles stood beside Bradley Cooper.", ["M2 Bradley"]),
    ],
)
def test_a_false_friend_counts_once_its_type_is_named(code: str, sentence: str, names: list[str]) -> None:
    assert [item.item.designation for item in items_in(sentence, code)] == names


@pytest.mark.parametrize(
    ("code", "sentence", "kind"),
    [
        ("de", "Paris verkauft Mistral-Raketen.", "manpads"),
        ("de", "Paris verkauft Mistral-Landungsschiffe.", "landing-ship"),
        ("en", "Paris sells Mistral missiles.", "manpads"),
    ],
)
def test_the_kind_tells_which_type_of_a_name_is_meant(code: str, sentence: str, kind: str) -> None:
    assert [item.kind for item in items_in(sentence, code)] == [kind]


@pytest.mark.parametrize(
    ("code", "sentence", "name", "noun"),
    [
        ("de", "Die Panzerlieferung stockt.", "Panzer", "Panzerlieferung"),
        ("de", "Der Leopard-Deal steht.", "Leopard", "Leopard-Deal"),
        ("en", "The tank deal was signed.", "tank", "deal"),
    ],
)
def test_the_first_part_of_a_dealing_says_of_what(code: str, sentence: str, name: str, noun: str) -> None:
    (found,) = items_in(sentence, code)
    assert found.item.name == name
    assert found.of is not None
    assert doc_of(sentence, code).tokens[found.of].text == noun


def test_a_weak_word_is_marked() -> None:
    assert [item.weak for item in items_in("Seoul baut zwei Boote und zwei U-Boote.", "de")] == [True, False]


def test_the_table_covers_all_categories() -> None:
    counts = Counter(row.category for row in rows_of(ARMS))
    assert sum(counts.values()) >= 450
    assert min(counts[category] for category in ("I", "II", "III", "IV", "V", "VI", "VII", "SALW")) >= 15


def test_both_languages_have_words_for_every_kind_of_the_table() -> None:
    kinds = {row.kind for row in rows_of(ARMS)}
    for code in languages_of(ARMS):
        missing = kinds - {rule.kind for other, rule in RULES if other == code} - {"light-vehicle", "command-vehicle"}
        assert not missing, f"{code} has no word for {', '.join(sorted(missing))}"


def test_every_type_of_the_table_is_found_under_its_own_name() -> None:
    names = [row.designation for row in rows_of(ARMS) if row.designation not in row.false_friends.split("|")]
    text = "\n".join(f"Es kam {name} an." for name in names)
    found = {item.item.designation for item in items_in(text, "de")}
    lost = [name for name in names if name not in found]
    assert len(lost) <= len(names) // 100, lost


def test_a_text_without_tokens_holds_nothing() -> None:
    assert find_items(Document("", "de", (), (), (), (), (), ()), language_pack("de"), ARMS) == ()


def write(folder: Path, files: dict[str, str]) -> DomainPack:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return DomainPack(folder.name, folder)


SMALL_WORDS = """
endings: {singular: [], plural: [], adjective: [""], alone: ""}
modifiers: [severe]
measures: []
announcing: [named]
joins: []
classes: []
variants: []
name_endings: [s]
dealings: [toll|s]
against: []
not_types: []
noun_before_noun: true
names_by_capital: false
"""
STORMS = {
    "kinds.csv": "kind,within,category\nstorm,,weather\nhurricane,storm,weather\n",
    "items.csv": "designation,aliases,kind,category,makers,maker,false_friends\nKatrina,,hurricane,weather,,,Katrina\n",
    "en/items.yaml": "- {name: storm, kind: storm, words: [storm|s], leaves: [x]}\n"
    "- {name: hurricane, kind: hurricane, words: [hurricane|s], leaves: [x]}\n",
    "en/item_words.yaml": SMALL_WORDS,
}


def test_the_finder_knows_no_arms(tmp_path: Path) -> None:
    storms = write(tmp_path, STORMS)
    sentence = "Two severe storms and a hurricane named Katrina hit tanks."
    assert [(i.item.name, i.item.designation, i.kind, i.item.category) for i in items_in(sentence, "en", storms)] == [
        ("severe storms", None, "storm", "weather"),
        ("hurricane", "Katrina", "hurricane", "weather"),
    ]
    assert items_in("Katrina went home.", "en", storms) == ()
    assert items_in("Der Sturm kam.", "de", storms) == ()


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("items.csv", "Ida,,tornado,weather,,,", "'tornado' is no kind of kinds.csv"),
        ("items.csv", "Ida,Katrina,storm,weather,,,", "'Katrina' is a name of Katrina already"),
        ("items.csv", "Ida,,storm,weather,,,Ivan", "the false friend 'Ivan' is none of its names"),
        ("kinds.csv", "storm,,weather", "the kind 'storm' stands twice"),
        ("kinds.csv", "flood,water,weather", "'water' is no kind of a line above"),
    ],
)
def test_a_wrong_table_is_named(tmp_path: Path, file: str, row: str, message: str) -> None:
    storms = write(tmp_path, STORMS | {file: STORMS[file] + row + "\n"})
    with pytest.raises(PackError, match=message):
        index_of(storms, "en")


def test_every_kind_reaches_the_top() -> None:
    rows = kinds_of(ARMS)
    assert {row.kind for row in rows.values() if not row.within} == {"arms"}
