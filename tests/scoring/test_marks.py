"""Marks of tiny cases that can be worked out by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from ondit.errors import GoldError
from ondit.scoring import load_objects, score_attribution, score_derivation, score_reading, score_stories, score_time
from ondit.scoring.align import Alignment, pair_documents
from ondit.scoring.frame import frame_of
from ondit.scoring.names import head_key, last_key
from ondit.scoring.spans import spans_of
from ondit.scoring.story_frames import same_item
from ondit.scoring.story_origins import near_copies
from ondit.scoring.times import time_value
from ondit.scoring.tokens import Tokens, core, head, same_speaker

TEXT = "Der Hafen bleibt zu, sagte die Sprecherin. Niemand weiß, warum."


def at(words: str, text: str = TEXT) -> list[dict[str, Any]]:
    start = text.index(words)
    return [{"start": start, "end": start + len(words), "text": words}]


def quote(**changes: Any) -> dict[str, Any]:
    whole = {
        "id": "q",
        "manner": "indirect",
        "parent": None,
        "content": at("Der Hafen bleibt zu"),
        "cue": at("sagte"),
        "source": at("die Sprecherin"),
        "addressee": [],
    }
    return {**whole, **changes}


def doc(*quotes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "d", "text": TEXT, "quotes": list(quotes), **more}


def reading(*statements: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    return {"report": {"id": "d", "text": text}, "statements": list(statements)}


def test_the_gold_itself_is_right() -> None:
    marks = score_attribution([doc(quote())], [reading(quote())])
    assert marks["joint"]["f"] == marks["triple"]["f"] == marks["form"]["f"] == 100


def test_nothing_said_is_nothing_found() -> None:
    marks = score_attribution([doc(quote())], [])
    assert marks["joint"] == {"p": 0, "r": 0, "f": 0}
    assert marks["triple"]["fn"] == 1
    assert marks["counts"]["no prediction"] == 1


def test_own_statements_are_not_held_against_anyone() -> None:
    own = quote(manner="own", content=at("Niemand weiß, warum."), source=[], cue=[])
    assert score_attribution([doc(quote())], [reading(quote(), own)])["triple"]["f"] == 100


def test_half_the_content_is_half_the_recall() -> None:
    marks = score_attribution([doc(quote())], [reading(quote(content=at("bleibt zu")))])
    assert marks["message"]["p"] == 100
    assert marks["message"]["r"] == 50
    assert marks["triple"]["f"] == 100  # F1 of the contents is two thirds
    assert marks["exact span"]["content"]["tp"] == 0


def test_the_wrong_speaker_costs_both_ways() -> None:
    marks = score_attribution([doc(quote())], [reading(quote(source=at("Niemand")))])
    assert (marks["triple"]["tp"], marks["triple"]["fp"], marks["triple"]["fn"]) == (0, 1, 1)
    assert marks["message"]["f"] == 100


def test_a_false_statement_costs_precision_alone() -> None:
    false = quote(id="f", content=at("Niemand weiß"), source=at("warum"), cue=[])
    marks = score_attribution([doc(quote())], [reading(quote(), false)])
    assert marks["triple"]["p"] == 50
    assert marks["triple"]["r"] == 100


def test_a_manner_that_the_gold_does_not_cover_is_let_be() -> None:
    false = quote(id="f", manner="free-indirect", content=at("Niemand weiß"), source=[], cue=[])
    marks = score_attribution([doc(quote(), covers=["indirect"])], [reading(quote(), false)])
    assert marks["triple"]["p"] == 100
    assert marks["counts"]["manner not covered"] == 1


def test_an_item_to_ignore_is_neither_asked_for_nor_wrong() -> None:
    ignored = quote(id="i", content=at("Niemand weiß, warum"), source=[], cue=[], ignore=True)
    for given in ([quote()], [quote(), ignored]):
        assert score_attribution([doc(quote(), ignored)], [reading(*given)])["triple"]["f"] == 100


def test_a_mixed_statement_holds_a_direct_one_where_gold_has_no_mixed() -> None:
    text = "Sie sagte, das sei „ganz falsch“."
    whole, inside = at("das sei „ganz falsch“", text), at("„ganz falsch“", text)
    parts = {"cue": at("sagte", text), "source": at("Sie", text)}
    gold = {
        "id": "d",
        "text": text,
        "quotes": [quote(content=whole, **parts), quote(id="r", manner="direct", content=inside, **parts)],
    }
    marks = score_attribution([gold], [reading(quote(manner="mixed", content=whole, **parts), text=text)])
    assert marks["triple with manner"]["f"] == 100


def test_spans_are_carried_over_white_space_and_left_out_lines() -> None:
    other = "Seite drucken\n\nDer Hafen\nbleibt zu, sagte die Sprecherin."
    words = {"content": "Der Hafen\nbleibt zu", "cue": "sagte", "source": "die Sprecherin"}
    statement = quote(**{field: at(part, other) for field, part in words.items()})
    assert score_attribution([doc(quote())], [reading(statement, text=other)])["joint"]["f"] == 100


def test_alignment_says_what_has_no_counterpart() -> None:
    alignment = Alignment("eins zwei drei", "eins drei")
    assert alignment.carry([(0, 4)]) == ([0, 1, 2, 3], 1.0)
    assert alignment.carry([(5, 9)]) == ([], 0.0)


@pytest.mark.parametrize(
    "report",
    [
        {"id": "17"},
        {"path": "/a/17.txt"},
        {"url": "https://example.org/17.html"},
        {"text": "Ein  Satz."},
        {"text": "Teilen! Ein Satz mit so vielen Wörtern, dass er zu erkennen ist."},
    ],
)
def test_a_reading_finds_its_document(report: dict[str, str]) -> None:
    longer = "Ein Satz mit so vielen Wörtern, dass er zu erkennen ist."
    gold = {"id": "17", "text": longer if "Teilen" in report.get("text", "") else "Ein Satz."}
    found = {"report": report}
    assert pair_documents([gold], [found]) == ([(gold, found)], 0)


def test_a_stray_reading_is_counted() -> None:
    gold = {"id": "17", "text": "Ein Satz."}
    assert pair_documents([gold], [{"report": {"id": "18", "text": "Etwas anderes."}}]) == ([(gold, None)], 1)


def test_a_frame_is_what_stands_around_the_cue() -> None:
    tokens = Tokens(TEXT)
    roles = {name: tokens.of_spans(spans_of(quote()[field])) for name, field in (("quote", "content"), ("cue", "cue"))}
    roles |= {"speaker": tokens.of_spans(spans_of(at("die Sprecherin"))), "addressee": frozenset()}
    assert [tokens.word(n) for n in sorted(frame_of(tokens, roles))] == [",", "sagte", "die", "Sprecherin"]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("the minister of defence", "minister", True),
        ("a spokesman for the army", "spokesman", True),
        ("Anna Berg", "Berg", True),
        ("Anna Berg", "the mayor", False),
        ("", "", True),
        ("she", "", False),
    ],
)
def test_speakers_are_compared_by_head_and_last_word(gold: str, found: str, same: bool) -> None:
    text = f"{gold} | {found}"
    tokens = Tokens(text)
    ours = tokens.of_spans([(0, len(gold))]) if gold else frozenset()
    theirs = tokens.of_spans([(len(gold) + 3, len(text))]) if found else frozenset()
    assert same_speaker(tokens, ours, theirs) is same


def test_the_edges_of_a_span_are_forgiven() -> None:
    tokens = Tokens(", dass der Hafen zu sei.")
    whole = tokens.of_spans([(0, len(tokens.text))])
    assert [tokens.word(n) for n in sorted(core(tokens, whole))] == ["der", "Hafen", "zu", "sei"]
    assert head(tokens, frozenset()) is None


def test_names() -> None:
    assert last_key("US-Beamter") == last_key("der Beamte")
    assert head_key("a senior official at the ministry") == head_key("US officials")
    assert head_key(None) == ""
    assert same_item("vier Haubitzen", {"name": "howitzers"})
    assert not same_item("vier Haubitzen", {"name": "frigates"})


def test_near_copies() -> None:
    text = "one two three four five six seven eight nine ten"
    assert near_copies([text, text + " eleven", "something else altogether in five words"]) == 2


@pytest.mark.parametrize(
    ("value", "same"), [("2024-W01-05", "2024-w01-5"), ("2024-01-05T20.30", "2024-01-05T20:30:00"), ("T14Z", "T14")]
)
def test_times_have_one_spelling(value: str, same: str) -> None:
    assert time_value(value) == time_value(same)


def test_time_marks() -> None:
    text = "Am Montag und am 5. Mai geschah es."
    first = {**at("Montag", text)[0], "type": "DATE", "value": "2024-01-01"}
    second = {**at("am 5. Mai", text)[0], "type": "DATE", "value": "2024-05-05"}
    gold = {"id": "t", "text": text, "times": [first, second]}
    wrong = {**second, **at("5. Mai", text)[0], "value": "2024"}
    found = {"report": {"id": "t", "text": text}, "times": [first, wrong]}
    marks = score_time([gold], [found])
    assert marks["relaxed"]["f"] == 100
    assert marks["strict"]["f"] == marks["value"]["f"] == marks["strict value"]["f"] == 50


def test_a_whole_report() -> None:
    gold = {
        "report": {"credit": {"outlet": "Nordpost"}, "not_content": ["Seite drucken"]},
        "statements": [quote(chain=["Nordpost", "die Sprecherin"], certainty="asserted")],
        "requests_for_comment": [{"asked": ["die Reederei"], "answer": "none reported"}],
    }
    statement = quote(chain=[{"name": "Nordpost"}, {"name": "Sprecherin"}], stance={"voice": "CT+", "outlet": "Uu"})
    found = {
        "report": {"text": TEXT, "credit": {"outlet": "Nordpost"}},
        "statements": [statement],
        "comment_requests": [{"asked": [{"text": "die Reederei"}], "answer": "none-reported"}],
    }
    marks = score_reading(gold, TEXT, found)
    for name in ("content", "source", "cue", "stance", "comment request", "its answer", "removed", "credit"):
        assert marks[name] == {"right": 1, "of": 1}, name
    assert marks["chain edges"]["f"] == 100
    assert marks["invented"] == {}
    assert score_reading(gold, TEXT, None)["content"] == {"right": 0, "of": 1}


def story(folder: Path) -> Path:
    """A folder with one invented story: a first report, and one that cites it."""
    one = {"c": "Vier Boote sind verkauft", "s": "ein Beamter"}
    first, second = f"Boote\n\n{one['c']}, sagte {one['s']}.", f"Verkauf\n\n{one['c']}, meldet die Nordpost."
    statement = {"manner": "indirect", "basis": None, "stance": "CT+", "claim": "c1", "content": one["c"]}
    reports: list[dict[str, Any]] = [
        {
            "derived_from": [],
            "statements": [
                {**statement, "id": "s1", "source": one["s"], "voice": "v1", "chain": ["Nordpost", "Beamter"]}
            ],
        },
        {
            "derived_from": [{"report": "r1", "kind": "cite", "explicit": True}],
            "statements": [
                {**statement, "id": "s1", "source": "die Nordpost", "voice": "v2", "chain": ["Südpost", "Nordpost"]}
            ],
        },
    ]
    for n, (report, text, outlet) in enumerate(zip(reports, (first, second), ("Nordpost", "Südpost"), strict=True), 1):
        report |= {"id": f"r{n}", "file": f"r{n}.txt", "language": "de", "outlet": outlet, "published": None}
        report |= {"url": f"https://{n}.example/"}
        path = folder / "01-boats" / f"r{n}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    origins = {"true": 1, "at_least": 1, "at_most": 1, "channels": 1, "certificate": ["r1:v1"]}
    data = {
        "domain": "arms-transfers",
        "reports": reports,
        "voices": [
            {"id": "v1", "label": "Beamter", "kind": "official"},
            {"id": "v2", "label": "Nordpost", "kind": "outlet"},
        ],
        "comment_requests": [],
        "claims": [{"id": "c1", "supporting": ["r1", "r2"], "denying": [], "frame": None, "origins": origins}],
    }
    (folder / "01-boats" / "story.json").write_text(json.dumps(data), "utf-8")
    return folder


def trace_of(folder: Path, at_least: int) -> dict[str, Any]:
    readings = []
    for name, source, chain in (
        ("r1", "ein Beamter", ["Nordpost", "Beamter"]),
        ("r2", "die Nordpost", ["Südpost", "Nordpost"]),
    ):
        text = (folder / "01-boats" / f"{name}.txt").read_text("utf-8")
        statement = quote(content=at("Vier Boote sind verkauft", text), source=at(source, text), cue=[], id="s1")
        statement |= {"chain": [{"name": link} for link in chain], "stance": {"voice": "CT+", "outlet": "Uu"}}
        readings.append({"report": {"id": f"01-boats/{name}", "text": text}, "statements": [statement]})
    held = [{"report": f"01-boats/{name}", "statement": "s1"} for name in ("r1", "r2")]
    return {
        "reports": readings,
        "derivations": [{"report": "01-boats/r2", "from": "01-boats/r1", "kind": "cite", "explicit": True}],
        "claims": [{"id": "c", "supporting": held, "origins": {"at_least": at_least, "at_most": 2, "channels": 1}}],
    }


def test_a_story(tmp_path: Path) -> None:
    folder = story(tmp_path)
    marks = score_stories(folder, [trace_of(folder, 1)])
    for name in ("chain edges", "derivations", "claim linking"):
        assert marks[name]["f"] == 100, name
    assert marks["triple"]["all"]["f"] == marks["content"]["de"]["f"] == 100
    assert marks["origins"]["inside"] == {"right": 1, "of": 1}
    assert marks["origins"]["false corroboration"] == {"right": 0, "of": 1}


def test_false_corroboration_is_seen(tmp_path: Path) -> None:
    folder = story(tmp_path)
    assert score_stories(folder, [trace_of(folder, 2)])["origins"]["false corroboration"] == {"right": 1, "of": 1}


def test_a_story_without_a_trace(tmp_path: Path) -> None:
    marks = score_stories(story(tmp_path), [])
    assert marks["triple"]["all"]["fn"] == 2
    assert marks["counts"]["stories without a trace"] == 1


def test_copies_need_the_first_parent() -> None:
    def row(name: str, outlet: str, parent: str) -> dict[str, str]:
        return {"article_id": name, "outlet": outlet, "relation": "copy", "parent_id": parent, "origin_cluster": "o"}

    rows = [row("a", "A", ""), row("b", "B", "a"), row("c", "B", "a")]
    edges = [{"report": "b", "from": "a", "score": 0.9}, {"report": "b", "from": "c", "score": 1.0}]
    marks = score_derivation(rows, [{"derivations": edges}])
    assert marks["first parent right"]["all"] == {"right": 1, "of": 2}
    assert marks["counts"]["same outlet"] == 1


def test_broken_gold_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "1"}\n{"id": \n'))
    with pytest.raises(GoldError, match=r"gold\.jsonl\.gz, line 2: is not JSON"):
        load_objects(path)
    with pytest.raises(GoldError, match="cannot be read"):
        load_objects(tmp_path / "missing.json")
    with pytest.raises(GoldError, match="holds no story"):
        score_stories(tmp_path, [])
