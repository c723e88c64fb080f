# make sample   install what is needed, build the sample factsheet into out/
# make test     install what is needed, run every check
# make bench    time how pages are found, how text is set, and an edition beside other tools
# make format   put the source into its agreed form
# make pages    write the pages and pictures of docs/ that are made from the source

PYTHON ?= python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: sample test lint types imports tests tools format bench pages clean

sample: .venv/installed
	$(BIN)/factsheet build data/hong-kong-refugees/factsheet.yaml -o out

# One after the other, so that the closing lines are those of the tests.
test: tools
	$(MAKE) --no-print-directory lint
	$(MAKE) --no-print-directory types
	$(MAKE) --no-print-directory imports
	$(MAKE) --no-print-directory tests

lint: .venv/installed-test
	$(BIN)/ruff check src tests scripts examples
	$(BIN)/ruff format --check src tests scripts examples

types: .venv/installed-test
	$(BIN)/mypy

imports: .venv/installed-test
	$(BIN)/lint-imports --no-cache --no-logo

tests: .venv/installed-test
	$(BIN)/python -m pytest -q -n 2

tools:
	scripts/install_test_tools.sh

format: .venv/installed-test
	$(BIN)/ruff check --fix src tests scripts examples
	$(BIN)/ruff format src tests scripts examples

bench: .venv/installed
	$(BIN)/python benchmarks/bench_compose.py
	$(BIN)/python benchmarks/bench_text.py
	$(BIN)/python benchmarks/bench_peers.py
	$(BIN)/python benchmarks/bench_runs.py

pages: .venv/installed
	$(BIN)/python scripts/make_block_docs.py
	$(BIN)/python scripts/make_command_docs.py
	$(BIN)/python scripts/make_code_docs.py
	$(BIN)/python scripts/make_layer_docs.py
	$(BIN)/python scripts/make_language_docs.py
	$(BIN)/python scripts/make_pictures.py
	PYTHONPATH=. $(BIN)/python scripts/make_block_pictures.py
	$(BIN)/python scripts/make_contact_sheet.py

clean:
	rm -rf .venv out dist

# Some systems ship Python without ensurepip: then the pip that is there fills the environment.
.venv/bin/python:
	$(PYTHON) -m venv .venv || \
	  { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python $@ install --quiet pip; }

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable .
	touch $@

.venv/installed-test: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable '.[test]'
	touch $@ .venv/installed
