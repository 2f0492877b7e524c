# What one runs here; `make` alone lists it. Everything happens in .venv, from the pins of constraints.txt.

.DEFAULT_GOAL := help
.PHONY: help sample test check format bench quality proofs fuzz picture constraints clean
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SAMPLE := front_zh
RUNS := 20000
TARGETS :=
EXTRAS := archive,ray,remote,tables

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

sample: .venv/installed ## read the sample front page into out/, and show where the result is
	@$(BIN)/broadsheet read samples/$(SAMPLE).jpg -o out --overlay --format json,markdown
	@$(BIN)/python -c "$$SHOW" out/$(SAMPLE)

test: .venv/tools ## run all tests
	@$(BIN)/python -m pytest

check: .venv/tools ## lint, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/tools ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/installed ## seconds, memory and characters of the engines
	@$(BIN)/python -m bench

quality: .venv/tools ## measure against generated pages with the real engine
	@PYTHONPATH=. $(BIN)/python tests/quality
	@PYTHONPATH=.:tests $(BIN)/python tests/quality/text_figures.py

proofs: .venv/tools .venv-jury/installed ## put every format before validators and readers of others (ALTO_XSD=alto-4-4.xsd)
	@$(BIN)/python -m bench.proofs --jury .venv-jury/bin $(if $(ALTO_XSD),--alto-xsd $(ALTO_XSD))

fuzz: .venv/tools ## throw RUNS inputs at each reader and parser, or at TARGETS alone
	@$(PIP) install --constraint constraints.txt --group fuzz
	@$(BIN)/python -m fuzz --runs $(RUNS) $(TARGETS)

picture: sample ## draw docs/overlay.jpg again
	@$(BIN)/python -c "$$SHRINK" out/$(SAMPLE).overlay.jpg docs/overlay.jpg

constraints: ## pin the newest versions that fit together, in a fresh environment
	rm -rf .venv-pins
	$(PYTHON) -m venv .venv-pins
	.venv-pins/bin/python -m pip --quiet install --upgrade pip
	.venv-pins/bin/python -m pip --quiet install '.[$(EXTRAS)]' --group dev --group fuzz
	{ echo "# Versions that work together on Python 3.11. Made by: make constraints"; \
	  .venv-pins/bin/python -m pip freeze --exclude broadsheet; } > constraints.txt
	rm -rf .venv-pins

clean: ## remove what was made here
	rm -rf .venv .venv-pins .venv-jury out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Three packages of OpenCV are asked for by name (by layoutparser, PaddleX and us) and put their files in the same place.
# The one that comes last wins: it has to be the headless one, which needs no libGL.
.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed; name it with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "installing into .venv (about 1.3 GB, some minutes)" >&2
	@$(PYTHON) -m venv .venv
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --constraint constraints.txt --editable .
	@$(PIP) install --constraint constraints.txt --force-reinstall --no-deps opencv-python-headless
	@touch $@

.venv/tools: .venv/installed
	@$(PIP) install --constraint constraints.txt --editable '.[$(EXTRAS)]' --group dev
	@$(PIP) install --no-deps iiif-prezi3==3.1.1  # it asks for an older Pillow, and runs with ours
	@touch $@

# They want other versions of packages than we do, so they live apart.
.venv-jury/installed:
	@$(PYTHON) -m venv .venv-jury
	@.venv-jury/bin/python -m pip --disable-pip-version-check --quiet install ocrd==3.13.3 dinglehopper==0.11.0 hocr-spec==0.2.0
	@touch $@

define SHOW
import json, sys
stem = sys.argv[1]
with open(stem + ".json", encoding="utf-8") as file:
    article = json.load(file)["articles"][0]
print("article JSON:   ", stem + ".json")
print("as Markdown:    ", stem + ".md")
print("overlay picture:", stem + ".overlay.jpg")
print("first headline: ", article["headline"])
print("its lead:       ", article["paragraphs"][0]["text"])
endef
export SHOW

define SHRINK
import sys
from PIL import Image
picture = Image.open(sys.argv[1])
picture.thumbnail((1400, 1400))
picture.save(sys.argv[2], quality=70, optimize=True)
endef
export SHRINK
