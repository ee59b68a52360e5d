# `make demo` and `make test` are all a newcomer needs; file stamps make a second set-up instant.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES := $(shell find src -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: help demo test lint docs gate accuracy rules bench models lock clean
help:   ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: lock/run.txt pyproject.toml | $(BIN)/python
	@mkdir -p $(STAMPS)
	$(PIP) --require-hashes -r lock/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: lock/dev.txt $(STAMPS)/run
	$(PIP) --require-hashes -r lock/dev.txt
	@touch $@

demo: $(STAMPS)/run   ## set up, read the example pages, print a sourced report
	$(BIN)/saksi demo --into demo-out

test: $(STAMPS)/dev lint   ## everything: style, types, floors, tests, and the quality gate
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(STAMPS)/lint   ## style and types
$(STAMPS)/lint: $(STAMPS)/dev $(SOURCES) $(wildcard tests/*.py tests/*/*.py tools/*.py)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	@touch $@

docs: $(STAMPS)/dev   ## write the command reference again from the live help
	$(BIN)/python -m tools.command_reference docs/commands.md

gate: $(STAMPS)/dev   ## print the accuracy table, per kind and language, beside its floors
	$(BIN)/python -m tools.gate
	$(BIN)/python -m tools.gate_record

accuracy: $(STAMPS)/dev   ## write docs/accuracy.md: aims, tables, the commonest errors by class
	$(BIN)/python -m tools.gate --docs

rules: $(STAMPS)/dev   ## list how often each rule is used outside of its own examples, and which never is
	$(BIN)/python -m tools.rules_used

bench: $(STAMPS)/dev   ## print the speed of reading as ratios to trafilatura alone, in the same run
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.bench_store
	$(BIN)/python -m tools.bench_record

models: $(STAMPS)/dev   ## train the taggers of names again: make models DATA=folder-of-the-open-data
	@test -n "$(DATA)" || { echo "say where the open data lies: make models DATA=folder (docs/names.md)"; exit 2; }
	$(BIN)/python -m tools.train_names "$(DATA)"

lock: $(STAMPS)/dev   ## pin every dependency again, with hashes and without hosts
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade -o lock/run.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade -o lock/dev.txt

clean:   ## remove what the targets made
	rm -rf $(VENV) $(STAMPS) demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
