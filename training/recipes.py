"""The numbers of the recipe: nets, seeds, lengths. Runs depend on this and `pipeline.cfg`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Net:
    """The size of a net. depth: layers of the encoder; window: words that each looks at to either side."""

    width: int = 96
    depth: int = 4
    window: int = 1
    hidden: int = 64


@dataclass(frozen=True, slots=True)
class Run:
    """One training. steps: batches over which the learning rate falls to nothing; it should be those of all epochs.

    everything: trained on all documents, entities and all; else on the documents with trees alone.
    """

    seed: int
    epochs: int
    steps: int
    dropout: float
    net: Net = Net()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the pipeline of a language is made.

    teachers: nets that vote on the trees and tags of the documents that have none.
    student: the net that ships, trained on all. rare: parser moves seen less often than this are left out.
    """

    language: str
    train: str
    dev: str
    teachers: tuple[Run, ...]
    student: Run
    rare: int


RECIPES = {
    # 94,000 words have trees, 227,000 only entities. Wider teachers are better on so little (a point of LAS), and
    # would cost the reader two fifths of its speed: so they teach, and the small net reads.
    "de": Recipe(
        language="de",
        train="de_train",
        dev="de_dev",
        teachers=(
            Run(seed=12, epochs=14, steps=1700, dropout=0.2, net=Net(width=128, depth=6)),
            Run(seed=13, epochs=14, steps=1700, dropout=0.2, net=Net(width=128, hidden=128)),
            Run(seed=7, epochs=10, steps=4000, dropout=0.1, everything=True),
            Run(seed=11, epochs=14, steps=1700, dropout=0.15),
        ),
        student=Run(seed=31, epochs=10, steps=4000, dropout=0.1, everything=True),
        rare=10,
    ),
    # All 307,000 words have trees: nothing is left to be taught.
    "en": Recipe(
        language="en",
        train="en_train",
        dev="en_devs",
        teachers=(),
        student=Run(seed=21, epochs=12, steps=3400, dropout=0.15, everything=True),
        rare=5,
    ),
}
