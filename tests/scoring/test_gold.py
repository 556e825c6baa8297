"""Gold is told by its shape, a slip in it is named, and what is read from it is what a user would get."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from ondit.cli.app import app
from ondit.errors import GoldError, InputError
from ondit.scoring import Gold, load_gold, load_objects, load_predictions, read_gold, score_gold

TEXT = "Hafen gesperrt\n\nDer Hafen bleibe zu, sagte die Sprecherin am Montag.\n"
Json = dict[str, Any]


def at(words: str) -> list[Json]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words), "text": words}]


def document(**changes: Any) -> Json:
    quote = {
        "id": "q1", "manner": "indirect", "parent": None, "content": at("Der Hafen bleibe zu"), "cue": at("sagte"),
        "source": at("die Sprecherin"), "addressee": [],
    }  # fmt: skip
    return {"id": "a1", "language": "de", "published": "2024-03-06", "text": TEXT, "quotes": [quote]} | changes


TIMES = [{**at("am Montag")[0], "type": "DATE", "value": "2024-03-04"}]
REPORT = {"report": {"file": "page.txt", "language": "de"}, "statements": []}


def write(path: Path, *objects: Any) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), "utf-8")
    return path


def story(folder: Path) -> Path:
    home = folder / "01-hafen"
    home.mkdir(parents=True)
    (home / "r1.txt").write_text(TEXT, "utf-8")
    statement = {
        "content": "Der Hafen bleibe zu", "source": "die Sprecherin", "basis": None, "voice": "v1",
        "manner": "indirect", "chain": ["Bote", "Sprecherin"], "stance": "CT+", "claim": None,
    }  # fmt: skip
    report = {
        "id": "r1", "file": "r1.txt", "language": "de", "outlet": "Bote", "domain": "bote.example",
        "title": "Hafen gesperrt", "url": "https://bote.example/1", "published": "2024-03-06",
        "derived_from": [], "statements": [statement],
    }  # fmt: skip
    whole = {
        "domain": "other", "truth": "", "reports": [report], "claims": [], "comment_requests": [],
        "voices": [{"id": "v1", "label": "Sprecherin"}],
    }  # fmt: skip
    (home / "story.json").write_text(json.dumps(whole), "utf-8")
    return folder


def test_the_shape_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    assert load_gold(write(tmp_path / "a.jsonl", document(), document(id="a2"))).kind == "attribution"
    assert load_gold(write(tmp_path / "u.jsonl", {"id": "a", "text": TEXT, "times": TIMES})).kind == "time"
    assert load_gold(write(tmp_path / "r.gold.json", REPORT)).page == tmp_path / "page.txt"
    assert load_gold(story(tmp_path / "stories")).kind == "stories"


@pytest.mark.parametrize(
    ("objects", "what"),
    [
        ([], "holds no gold"),
        ([{"text": "a"}], "holds no gold"),
        ([["a"]], "holds no gold"),
        ([document(), {"id": "a2", "quotes": []}], "document 2: has no 'text'"),
        ([document(quotes={})], "document 1: has no list of 'quotes'"),
        ([document(quotes=[{"id": "q"}])], "number 1 of its 'quotes' has no list of spans"),
        ([document(quotes=[{"content": [{"start": 5, "end": 5}]}])], "does not stand in its text"),
        ([document(quotes=[{"content": [{"start": 0, "end": 999}]}])], "does not stand in its text"),
        ([document(quotes=[{"content": [{"start": 0, "end": 5, "text": "Haven"}]}])], "Haven"),
        ([{"text": TEXT, "times": [{"start": 3}]}], "number 1 of its 'times'"),
        ([REPORT], "names no page that stands beside it"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, objects: list[Any], what: str) -> None:
    path = write(tmp_path / "gold.jsonl", *objects)
    with pytest.raises(GoldError) as error:
        load_gold(path)
    assert what in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="No such file"):
        load_gold(tmp_path / "none.jsonl")


def test_predictions_of_the_other_kind_are_refused(tmp_path: Path) -> None:
    reading: Json = {"report": {"id": "a1"}, "statements": []}
    trace: Json = {"reports": [], "derivations": []}
    assert load_predictions(write(tmp_path / "r.jsonl", reading), "attribution") == [reading]
    assert load_predictions(write(tmp_path / "t.jsonl", trace), "stories") == [trace]
    for path, kind in ((tmp_path / "r.jsonl", "stories"), (tmp_path / "t.jsonl", "time")):
        with pytest.raises(GoldError, match="object 1: is no"):
            load_predictions(path, kind)  # type: ignore[arg-type]


def read(gold: Gold) -> list[Json]:
    made = list(read_gold(gold))
    assert not [one for one in made if isinstance(one, InputError)]
    return [one for one in made if not isinstance(one, InputError)]


def test_documents_are_read_and_marked(tmp_path: Path) -> None:
    gold = load_gold(write(tmp_path / "a.jsonl", document()))
    made = read(gold)
    assert [(one["report"]["id"], one["report"]["published"]) for one in made] == [("a1", "2024-03-06")]
    assert score_gold(gold, made)["triple"]["tp"] == 1
    times = load_gold(write(tmp_path / "t.jsonl", {**document(), "times": TIMES}))
    assert times.kind == "attribution"
    times = load_gold(write(tmp_path / "u.jsonl", {"id": "a1", "language": "de", "text": TEXT, "times": TIMES}))
    assert score_gold(times, made)["value"]["f"] == 100


def test_a_report_and_stories_are_read_and_marked(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    statement = {"id": "s", "manner": "indirect", "content": at("Der Hafen bleibe zu"), "source": at("die Sprecherin")}
    report = load_gold(write(tmp_path / "r.gold.json", {**REPORT, "statements": [statement]}))
    assert score_gold(report, read(report))["source"] == {"right": 1, "of": 1}
    assert score_gold(report, [])["source"] == {"right": 0, "of": 1}
    stories = load_gold(story(tmp_path / "stories"))
    made = read(stories)
    assert [one["story"] for one in made] == ["01-hafen"]
    assert score_gold(stories, made)["triple"]["de"]["tp"] == 1


def test_a_document_that_cannot_be_read_is_handed_on(tmp_path: Path) -> None:
    gold = load_gold(write(tmp_path / "a.jsonl", document(), document(id="a2", text="   ", quotes=[])))
    first, second = read_gold(gold)
    assert isinstance(first, dict)
    assert isinstance(second, InputError)
    assert (second.where, second.line) == (str(tmp_path / "a.jsonl"), 2)


@pytest.mark.parametrize("name", ["attribution-en/dev", "time-en/dev"])
def test_the_door_agrees_with_the_outside_scorer(
    name: str, gold: Path, outside: ModuleType, guess: Any, tmp_path: Path
) -> None:
    path = gold / f"{name}.jsonl.gz"
    docs = load_objects(path)
    times = name.startswith("time")
    made = [guess.times(doc) if times else guess.reading(doc) for doc in docs]
    done = CliRunner().invoke(app, ["score", str(path), str(write(tmp_path / "made.jsonl", *made)), "--format", "json"])
    assert done.exit_code == 0
    theirs = (outside.score_time if times else outside.score_attribution)(docs, made)
    ours = json.loads(done.stdout)
    for mark in ("value", "relaxed") if times else ("joint", "message", "roles", "triple"):
        assert ours[mark] == pytest.approx(theirs[mark], abs=1e-6)
