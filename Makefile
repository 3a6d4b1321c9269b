# Diakrit. `make` alone prints this help.
SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python
DIAKRIT := $(PY) -m diakrit
# What is installed, step by step: a plain run, development, drawing the samples.
SETUP := $(VENV)/.ready
DEV := $(VENV)/.dev
DRAWING := $(VENV)/.drawing
SOURCES := $(shell find pipeline lexicons -type f -not -path '*/__pycache__/*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup dev run test lint type unit fmt samples schema golden eval bench faults fuzz scale channel calibrate model lock clean

help: ## print this help
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(SETUP) ## install what a run needs: system packages, .venv, the diakrit command

$(SETUP): pyproject.toml requirements.lock setup.sh packages.sh
	bash setup.sh $(VENV)
	@touch $@

dev: $(DEV) ## install also what lint, types and tests need

$(DEV): $(SETUP) requirements-dev.lock
	bash setup.sh --dev $(VENV)
	@touch $@

$(DRAWING): $(SETUP) samples/requirements.lock samples/setup.sh
	bash samples/setup.sh $(VENV)
	@touch $@

samples: samples/pdf/.drawn ## draw the sample papers into samples/pdf

samples/pdf/.drawn: $(DRAWING) $(wildcard samples/*.py samples/*/*.py)
	$(PY) samples/make.py
	@touch $@

run: out/.done ## the main job: samples/pdf becomes records in out/
	@echo "Report: out/report.html · records: out/records.jsonl · documents: out/documents/ · texts: out/text/ · what went in and came out: out/manifest.json"

out/.done: $(SETUP) samples/pdf/.drawn $(SOURCES)
	$(DIAKRIT) run samples/pdf --out out
	@touch $@

test: lint type unit ## lint, types and all tests

lint: $(DEV) ## style and mistakes
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(VENV)/bin/lint-imports

type: $(DEV) ## static types
	$(PY) -m mypy

unit: $(DEV) samples/pdf/.drawn $(VENV)/.browser ## every test, with the real Tesseract, Poppler and Chromium
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile

$(VENV)/.browser: $(DEV) tests/setup.sh
	bash tests/setup.sh $(VENV)
	@touch $@

fmt: $(DEV) ## format the code
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

schema: $(SETUP) ## write docs/schema and the tables of docs/record.md anew
	for name in record document failure manifest; do $(DIAKRIT) schema $$name > docs/schema/$$name.schema.json; done
	$(PY) docs/tables.py

golden: $(DEV) samples/pdf/.drawn ## write the golden records anew (look at the diff!)
	$(PY) -m pytest tests/golden --refresh-golden

eval: $(VENV)/.bench $(DRAWING) ## measure repair beside its peers, and structure away from home (needs the development corpus)
	$(PY) -m bench.evaluate
	$(PY) -m bench.away --hide
	$(PY) -m bench.templates 8000 100

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

$(VENV)/.fuzz: $(DEV)
	$(PY) -m pip install --quiet --disable-pip-version-check --only-binary :all: atheris==3.0.0
	@touch $@

scale: $(DEV) ## simulate a hundred thousand pages on a Dask cluster of this machine (docs/scale.md)
	$(PY) -m bench.driver --pages 100000

$(VENV)/.peers: $(DEV) bench/reading/setup.sh
	bash bench/reading/setup.sh $(VENV)/peers
	@touch $@

channel: $(VENV)/.bench ## learn the OCR channel anew: draw pages, read them with the English model
	$(PY) -m bench.channel

calibrate: $(VENV)/.bench ## fit the confidences of repair anew (needs the development corpus)
	$(PY) -m bench.calibrate

model: $(DEV) ## build the general language model anew: make model COUNTS=folder
	@test -n "$(COUNTS)" || { echo "say where the counts are: make model COUNTS=folder" >&2; exit 2; }
	$(PY) -m bench.model $(COUNTS)

$(VENV)/.bench: $(DEV) bench/setup.sh
	bash bench/setup.sh
	@touch $@

lock: ## bring the locks in line with pyproject.toml (UPGRADE=1: also to the newest versions)
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	python3 -m venv "$$tools"; "$$tools/bin/pip" install --quiet --disable-pip-version-check uv; \
	lock() { "$$tools/bin/uv" pip compile --quiet $(if $(UPGRADE),--upgrade) --universal --generate-hashes --python-version 3.11 \
	  --custom-compile-command "make lock" "$$@" > /dev/null; }; \
	lock pyproject.toml --extra review --group build --output-file requirements.lock; \
	lock pyproject.toml --all-extras --group dev --constraint requirements.lock --output-file requirements-dev.lock; \
	lock --group samples --constraint requirements.lock --output-file samples/requirements.lock

clean: ## remove what was built, drawn and read
	rm -rf $(VENV) out samples/pdf dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
