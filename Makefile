# The few commands that everyone needs. Each sets up what it lacks.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check install
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
SIZES ?= 1000 3200 10000
SHAPE ?= even
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site preview check test links links-external tree bench fuzz

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

site: $(SITE_READY) ## check the records and build the website into site/
	$(BIN)/mkdocs build --strict
	@echo "The website is in site/: open site/index.html, or type: make preview"

preview: $(SITE_READY) ## serve the website here and show each saved change
	-@$(BIN)/explainer check --schemas .schemas
	$(BIN)/mkdocs serve --livereload

check: $(SITE_READY) ## check the records and pages only
	@$(BIN)/explainer check --schemas .schemas

links: site $(TEST_READY) ## check every link of the built website, without the network
	$(BIN)/lychee --config lychee.toml --root-dir $(CURDIR)/site 'site/**/*.html'

links-external: $(TEST_READY) ## ask the outside links whether they still answer; advice only, needs the network
	$(BIN)/explainer links

test: $(TEST_READY) ## install what the tests need and run them all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

tree: $(SITE_READY) ## write the site as Markdown pages for another generator into build/tree
	$(BIN)/explainer tree build/tree

fuzz: $(TEST_READY) ## try thousands of broken records and pages (takes a quarter of an hour; FUZZ=20000 tries more)
	FUZZ=$${FUZZ:-2000} $(BIN)/pytest tests/hardness/test_fuzz.py

bench: $(TEST_READY) ## measure builds beside other generators; SIZES="1000" SHAPE=wide are shorter or other (takes minutes)
	$(BIN)/python bench/install.py
	PYTHONPATH=tests $(BIN)/python -m bench --shape $(SHAPE) $(SIZES)

$(SITE_READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian type: apt install python3-venv"; exit 1; }
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(TEST_READY): requirements-test.txt tests/editor/package-lock.json $(SITE_READY)
	$(PIP) --require-hashes -r requirements-test.txt
	$(BIN)/python tests/browser/install.py
	$(BIN)/python tests/editor/install.py
	$(BIN)/python tests/publishing/install.py
	touch $@
