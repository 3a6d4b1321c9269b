# Diakrit. `make` alone prints this help.
SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python
DIAKRIT := $(PY) -m diakrit
SETUP := $(VENV)/.ready
SOURCES := $(shell find pipeline lexicons -type f -not -path '*/__pycache__/*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint type unit fmt samples schema golden eval bench faults fuzz scale channel calibrate model lock clean

help: ## print this help
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(SETUP) ## install what is missing: system packages, .venv, the diakrit command

$(SETUP): pyproject.toml requirements.lock setup.sh packages.sh
	bash setup.sh $(VENV)
	@touch $@

samples: samples/pdf/.drawn ## draw the sample papers into samples/pdf

samples/pdf/.drawn: $(SETUP) $(wildcard samples/*.py samples/*/*.py)
	$(PY) samples/make.py
	@touch $@

run: out/.done ## the main job: samples/pdf becomes records in out/
	@echo "Report: out/report.html · records: out/records.jsonl · documents: out/documents/ · texts: out/text/ · what went in and came out: out/manifest.json"

out/.done: $(SETUP) samples/pdf/.drawn $(SOURCES)
	$(DIAKRIT) run samples/pdf --out out
	@touch $@

test: lint type unit ## lint, types and all tests

lint: $(SETUP) ## style and mistakes
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(VENV)/bin/lint-imports

type: $(SETUP) ## static types
	$(PY) -m mypy

unit: samples/pdf/.drawn $(VENV)/.browser ## every test, with the real Tesseract, Poppler and Chromium
	$(PY) -m pytest

$(VENV)/.browser: $(SETUP) tests/setup.sh
	bash tests/setup.sh $(VENV)
	@touch $@

fmt: $(SETUP) ## format the code
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

schema: $(SETUP) ## write docs/schema anew
	for name in record document failure manifest; do $(DIAKRIT) schema $$name > docs/schema/$$name.schema.json; done

golden: samples/pdf/.drawn ## write the golden records anew (look at the diff!)
	$(PY) -m pytest tests/golden --refresh-golden

eval: $(VENV)/.bench ## measure repair beside its peers (needs the development corpus)
	$(PY) -m bench.evaluate

bench: $(VENV)/.bench $(VENV)/.peers samples/pdf/.drawn ## measure reading beside its peers (docs/benchmarks.md), and every stage
	$(PY) -m bench.reading
	$(PY) -m bench.stages

faults: $(VENV)/.peers samples/pdf/.drawn ## fifty killed runs, two hundred faults, the same faults on peers (some hours)
	DIAKRIT_KILLS=50 $(PY) -m pytest tests/faults/test_resume.py -k killed_run
	$(PY) -m bench.faults diakrit
	$(PY) -m bench.faults ocrmypdf
	$(PY) -m bench.faults script

fuzz: $(VENV)/.fuzz samples/pdf/.drawn ## half an hour of fuzzing for each reader of what comes from outside
	for target in papers layers tables pictures; do $(PY) -W ignore -m tests.fuzz $$target || exit 1; done

$(VENV)/.fuzz: $(SETUP)
	$(PY) -m pip install --quiet --disable-pip-version-check --only-binary :all: atheris==3.0.0
	@touch $@

scale: $(SETUP) ## simulate a hundred thousand pages on a Dask cluster of this machine (docs/scale.md)
	$(PY) -m bench.driver --pages 100000

$(VENV)/.peers: $(SETUP) bench/reading/setup.sh
	bash bench/reading/setup.sh $(VENV)/peers
	@touch $@

channel: $(VENV)/.bench ## learn the OCR channel anew: draw pages, read them with the English model
	$(PY) -m bench.channel

calibrate: $(VENV)/.bench ## fit the confidences of repair anew (needs the development corpus)
	$(PY) -m bench.calibrate

model: $(SETUP) ## build the general language model anew: make model COUNTS=folder
	@test -n "$(COUNTS)" || { echo "say where the counts are: make model COUNTS=folder" >&2; exit 2; }
	$(PY) -m bench.model $(COUNTS)

$(VENV)/.bench: $(SETUP) bench/setup.sh
	bash bench/setup.sh
	@touch $@

lock: ## resolve the dependencies anew (needs uv)
	@command -v uv >/dev/null || { echo "uv is missing: pip install uv" >&2; exit 3; }
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --python-version 3.11 --output-file requirements.lock

clean: ## remove what was built, drawn and read
	rm -rf $(VENV) out samples/pdf dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
