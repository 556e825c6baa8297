"""One training run: a recipe's numbers and two corpora in, a trained pipeline out."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy loads: more threads only get into each other's way

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config, NumpyOps, set_current_ops

from recipes import Run

CONFIG = Path(__file__).parent / "pipeline.cfg"
WARM_UP = 250  # batches over which the learning rate rises; a tenth of a short run


def fit(run: Run, *, language: str, rare: int, train_on: Path, look_at: Path, out: Path) -> None:
    """Train a pipeline and write it to `out`: the last state of the averaged weights, not the best on `look_at`.

    Without entities in the documents it gets no entity recogniser.
    """
    use_fast_kernels()
    config = _config(run, language=language, rare=rare, train_on=train_on, look_at=look_at)
    with tempfile.TemporaryDirectory() as states:
        train(init_nlp(config, use_gpu=-1), Path(states), use_gpu=-1, stdout=cast("Any", _Log()))
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(Path(states) / "model-last", out)


def use_fast_kernels() -> None:
    """thinc's OpenBLAS kernels: twice as fast on a CPU as its default."""
    set_current_ops(NumpyOps(use_blis=False))


def load(path: Path) -> Language:
    """A trained pipeline, on the same kernels."""
    use_fast_kernels()
    return spacy.load(path)


def _config(run: Run, *, language: str, rare: int, train_on: Path, look_at: Path) -> Config:
    config = load_config(CONFIG)
    if not run.everything:
        config["nlp"]["pipeline"].remove("ner")
        del config["components"]["ner"]
    config["nlp"]["lang"] = language
    config["paths"] |= {"train": str(train_on), "dev": str(look_at)}
    config["made"] |= {
        "rare": rare,
        "seed": run.seed,
        "epochs": run.epochs,
        "steps": run.steps,
        "warm_up": min(WARM_UP, max(1, run.steps // 10)),
        "dropout": run.dropout,
        "width": run.net.width,
        "depth": run.net.depth,
        "window": run.net.window,
        "hidden": run.net.hidden,
    }
    return config


class _Log(io.TextIOBase):
    """spaCy's table of losses and scores, line by line as it comes."""

    def write(self, text: str) -> int:
        print(text, end="", flush=True)
        return len(text)
