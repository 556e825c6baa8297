# Everything a contributor needs; wants nothing but Python 3.11 or later, git and make.
#
#   make demo     what Ondit shows: three invented reports, read       make gate     marks against gold, held by floors
#   make test     all tests                                            make errors   missed and false statements
#   make lint     ruff and mypy --strict                               make bench    how fast it reads, keeps and answers
#   make packs    every rule of every pack against its sentences       make lock     pin the development versions anew
#
#   make soak     kill `ondit add` 200 times; nothing may be lost or half there
#
#   make confidence   count each rule on gold anew, and the figures of docs/limits.md
#   make readme       the output shown in README.md and docs/ anew
#   make screens      the pictures of the pages in docs/screens anew; somebody should look at them
#
#   make train-de      the pipeline of a language anew, from the corpora that ONDIT_CORPUS names (de: an hour, en: 20 minutes)
#   make evaluate-de   its marks beside those of the one that ships; both for en, too
#
#   make errors SET=attribution-en      one gold set      make gate OUT=out      keep the readings in out/

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
MADE   := $(VENV)/.made
SET    ?= attribution-de
OUT    ?=
TRAIN    := train-de train-en
EVALUATE := evaluate-de evaluate-en

.PHONY: demo test lint packs gate errors confidence readme screens bench soak $(TRAIN) $(EVALUATE) lock clean
.DEFAULT_GOAL := demo

# The stamp is younger than what it was made from, so the environment is made once and mended when either changes.
$(MADE): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Ondit needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12")'
	@echo "Making $(VENV): about a minute, once."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(MADE)
	@$(BIN)/ondit demo

test: $(MADE)
	@$(BIN)/python -m pytest

lint: $(MADE)
	@$(BIN)/ruff check .
	@$(BIN)/mypy

packs: $(MADE)
	@$(BIN)/ondit packs check

gate: $(MADE)
	@$(BIN)/python evaluation/gate.py $(if $(OUT),--out $(OUT))

errors: $(MADE)
	@$(BIN)/python evaluation/errors.py $(SET)

confidence: $(MADE)
	@$(BIN)/python evaluation/confidence.py $(if $(OUT),--out $(OUT))
	@$(BIN)/python evaluation/limits.py

readme: $(MADE)
	@$(BIN)/python docs/refresh.py

screens: $(MADE)
	@$(BIN)/python docs/screens.py

bench: $(MADE)
	@$(BIN)/python bench/reading.py
	@$(BIN)/python bench/ledger.py

soak: $(MADE)
	@$(BIN)/python tests/ledger/soak.py --kills 200

$(TRAIN): train-%: $(MADE)
	@$(BIN)/python training/train.py $*

$(EVALUATE): evaluate-%: $(MADE)
	@$(BIN)/python training/evaluate.py $*

lock: $(MADE)
	@$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
		--no-emit-find-links --upgrade --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist
