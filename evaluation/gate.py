"""Hold the floors: read every gold set, mark it, and end with 1 if a mark lies below its floor.

    python evaluation/gate.py [--only NAME ...] [--out FOLDER]

A set that is not on this machine is said aloud; under CI=true that is a failure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from measure import KEPT, SETS, GoldSet, Kind, Measured, Readers, keep
from ondit.scoring.marks import Json

FLOORS = Path(__file__).with_name("floors.yaml")
ROUNDING = 0.05  # marks and floors are given to a tenth

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """One mark beside its floor; of: how many there are to get right, None for percent; floor None: none is set."""

    set: str
    mark: str
    measured: float
    of: int | None
    floor: float | None

    @property
    def holds(self) -> bool:
        """Whether the floor is held; a mark without a floor is not."""
        return self.floor is not None and self.measured + ROUNDING >= self.floor


def percent(name: str, value: str = "f") -> Callable[[Json], tuple[float, None]]:
    """A mark given as precision, recall and F1."""
    return lambda marks: (marks[name][value], None)


def count(name: str) -> Callable[[Json], tuple[float, int]]:
    """A mark given as right of so many, as a count."""
    return lambda marks: (marks[name]["right"], marks[name]["of"])


def _share(right: float, of: float) -> tuple[float, None]:
    return (100 * right / of if of else 0.0), None


def _direct(marks: Json) -> tuple[float, None]:
    row = marks["by manner"].get("direct", {})
    return _share(row.get("exact", 0), row.get("gold", 0))


def _language(code: str) -> Callable[[Json], tuple[float, None]]:
    return lambda marks: (marks["triple"].get(code, {"f": 0.0})["f"], None)


def _stance(marks: Json) -> tuple[float, None]:
    return _share(marks["stance"]["right"], marks["stance"]["of"])


def _frame(slot: str) -> Callable[[Json], tuple[float, int]]:
    return lambda marks: (marks["frames"][slot]["right"], marks["frames"][slot]["of"])


def _origin(name: str) -> Callable[[Json], tuple[float, int]]:
    return lambda marks: (marks["origins"][name]["right"], marks["origins"][name]["of"])


def _free_of(name: str) -> Callable[[Json], tuple[float, int]]:
    """How many claims do not have an error that is counted: a floor holds from below."""
    return lambda marks: (marks["origins"][name]["of"] - marks["origins"][name]["right"], marks["origins"][name]["of"])


def _parents(relation: str) -> Callable[[Json], tuple[float, None]]:
    return lambda marks: _share(
        marks["first parent right"][relation]["right"], marks["first parent right"][relation]["of"]
    )


def _half(half: str, name: str) -> Callable[[Json], tuple[float, None]]:
    return lambda marks: (marks[half][name], None)


def _tenses(half: str) -> Callable[[Json], tuple[float, None]]:
    return lambda marks: _share(marks[half]["tense"]["right"], marks[half]["tense"]["of"])


MARKS: dict[Kind, dict[str, Callable[[Json], tuple[float, int | None]]]] = {
    "attribution": {
        "joint F1": percent("joint"),
        "message F1": percent("message"),
        "message precision": percent("message", "p"),
        "roles F1": percent("roles"),
        "triple F1": percent("triple"),
        "triple precision": percent("triple", "p"),
        "direct speech exact": _direct,
    },
    "stories": {
        "triple F1, de": _language("de"),
        "triple F1, en": _language("en"),
        "content F1": lambda marks: (marks["content"]["all"]["f"], None),
        "chain edges F1": percent("chain edges"),
        "stance right": _stance,
        "comment requests F1": percent("comment requests"),
        "derivations F1": percent("derivations"),
        "derivations precision": percent("derivations", "p"),
        "claim linking F1": percent("claim linking"),
        "no false corroboration": _free_of("false corroboration"),
        "no false one anywhere": _free_of("false corroboration anywhere"),
        "corroboration kept": _free_of("missed corroboration"),
        "true number inside": _origin("inside"),
        "range exactly as gold": _origin("exact"),
        "same through a ledger": lambda marks: (marks[KEPT]["right"], marks[KEPT]["of"]),
        **{f"frame {slot}": _frame(slot) for slot in ("found", "supplier", "recipient", "item", "stage", "quantity")},
    },
    "report": {
        "statements": count("content"),
        **{name: count(name) for name in ("manner", "source", "cue", "basis", "addressee", "stance")},
        "chain edges F1": percent("chain edges"),
        **{name: count(name) for name in ("times right", "comment request", "its answer")},
        **{name: count(name) for name in ("removed", "body kept", "credit", "transfers found", "origins")},
    },
    "time": {
        "value F1": percent("value"),
        "strict value F1": percent("strict value"),
        "relaxed F1": percent("relaxed"),
        "type F1": percent("type"),
    },
    "derivation": {
        **{
            f"first parent, {relation}": _parents(relation)
            for relation in ("verbatim", "aggregator/trim", "mt", "live_mt")
        },
        "clusters F1": percent("clusters"),
    },
    "stance": {
        name: take
        for half in ("dev", "test")
        for name, take in (
            (f"{half} macro F1", _half(half, "macro F1")),
            (f"{half} outlet macro F1", _half(half, "outlet macro F1")),
            (f"{half} tense right", _tenses(half)),
        )
    },
}


def rows_of(gold_set: GoldSet, marks: Json, floors: Floors) -> list[Row]:
    """Every mark of a set beside its floor."""
    own = floors.get(gold_set.name, {})
    read = {name: take(marks) for name, take in MARKS[gold_set.kind].items()}
    return [Row(gold_set.name, name, value, of, own.get(name)) for name, (value, of) in read.items()]


def unknown(floors: Floors) -> list[str]:
    """Floors for sets or marks that are not measured: a floor that holds nothing is a mistake."""
    kinds = {gold_set.name: gold_set.kind for gold_set in SETS}
    return [
        f"{name}: {mark}"
        for name, marks in floors.items()
        for mark in marks
        if name not in kinds or mark not in MARKS[kinds[name]]
    ]


def show(row: Row) -> str:
    """A row of the table."""
    measured = f"{row.measured:.1f}" if row.of is None else f"{row.measured:.0f} of {row.of}"
    floor = "none" if row.floor is None else f"{row.floor:g}"
    return f"  {row.mark:<30}{measured:>14}{floor:>9}  {'ok' if row.holds else 'BELOW'}"


def tell(measured: Measured, rows: Sequence[Row]) -> None:
    """Print one set's table."""
    print(f"\n{measured.set.name}: {len(measured.made)} read")
    print(f"  {'mark':<30}{'measured':>14}{'floor':>9}")
    print("\n".join(map(show, rows)), flush=True)
    for line in measured.failed:
        print(f"  not read: {line}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the gate: 0 if every floor holds, else 1."""
    asked = _asked(argv)
    floors: Floors = yaml.safe_load(FLOORS.read_text("utf-8")) or {}
    wrong = [f"floors.yaml holds what is not measured: {name}" for name in unknown(floors)]
    with Readers() as readers:
        for gold_set in SETS:
            if not asked.only or gold_set.name in asked.only:
                wrong += run(readers, gold_set, floors, asked.out)
    print("\n" + ("\n".join(f"FAILED  {line}" for line in wrong) or "Every floor holds."))
    return 1 if wrong else 0


def run(readers: Readers, gold_set: GoldSet, floors: Floors, out: Path | None) -> list[str]:
    """Measure one set and print it; a line for each reason why the gate must not open."""
    paths = gold_set.paths
    if paths is None:
        print(f"\n{gold_set.name}: NOT MEASURED, its gold is not here (name its folder with ONDIT_GOLD)")
        return [f"{gold_set.name}: no gold"] if os.environ.get("CI") == "true" else []
    measured = readers.measure(gold_set, paths)
    rows = rows_of(gold_set, measured.marks, floors)
    tell(measured, rows)
    if out:
        print(f"  kept: {keep(measured, out)}")
    below = [f"{row.set}: {row.mark} {row.measured:.1f}, floor {row.floor}" for row in rows if not row.holds]
    return below + [f"{gold_set.name}: not read: {line}" for line in measured.failed]


def _asked(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    names = [gold_set.name for gold_set in SETS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"only these: {', '.join(names)}")
    parser.add_argument("--out", type=Path, help="a folder to keep the readings in, as JSON Lines")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
