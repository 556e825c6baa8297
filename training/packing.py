"""A trained pipeline made ready to ship: weights rounded, and no word lists that it does not need.

Rounded weights stay 32 bits wide, so that `spacy.load` reads the folder as it is; but half of their bits are nought,
and an archive of them (a wheel, a repository) is half as large. The scores do not change.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.language import Language

from fit import load

VERSION = "0.2.0"  # of the pipelines that the recipe makes; raised with each training that ships
LICENCE = "CC BY-SA 4.0, with the terms of single sources that README.md beside this file states"


def pack(trained: Path, out: Path) -> Path:
    """Write the pipeline of folder `trained` to folder `out`, which is made anew; returns `out`."""
    nlp = load(trained)
    for name, component in nlp.pipeline:
        if hasattr(component, "model"):
            _round(component.model)
        nlp.meta["labels"].pop(name, None)
    nlp.meta.update(name="news_sm", version=VERSION, license=LICENCE)
    nlp.meta["description"] = "Small pipeline for news, trained from open treebanks by training/ of Ondit"
    nlp.meta["performance"] = {}
    strings = sorted(_strings(nlp))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    nlp.to_disk(out)
    (out / "vocab" / "strings.json").write_text(json.dumps(strings, ensure_ascii=False, indent=0), encoding="utf-8")
    return out


def _round(model: Any) -> None:
    """Each weight to the nearest that 16 bits can hold."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype(np.float16).astype(np.float32))


def _strings(nlp: Language) -> Iterator[str]:
    """The strings that the pipeline's own files name by hash; all others come in with the text that is read.

    So no word of the training texts is shipped but the endings that the lemmatizer takes off and puts on.
    """
    pipes: dict[str, Any] = dict(nlp.pipeline)
    for pipe in pipes.values():
        for label in getattr(pipe, "labels", ()):
            yield from (str(label), *str(label).split("||"))
    trees = srsly.msgpack_loads(pipes["trainable_lemmatizer"].trees.to_bytes())["trees"]
    hashes = {tree[key] for tree in trees for key in ("orig", "subst") if tree.get(key)}
    yield from (nlp.vocab.strings[key] for key in hashes)
