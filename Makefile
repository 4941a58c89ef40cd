# What can be done here. Each target sets up whatever it needs, and skips what is there.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FITS := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input

.DELETE_ON_ERROR:
.PHONY: play test soak bench pictures readme setup format fonts constraints tools clean

play: $(READY)  ## open the demo workshop
	@$(BIN)/speeltafel play

setup: $(READY)  ## set up everything that play needs

# The tests start a hundred processes: what one has compiled, the next one reads.
test soak: export PYTHONDONTWRITEBYTECODE :=

test: $(READY) tools  ## check and test everything
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -m "not soak" -n 2 --dist loadfile --no-loadscope-reorder
	$(BIN)/speeltafel check

soak: $(READY) tools  ## the long tests
	$(BIN)/pytest -q -m soak

bench: $(READY) tools  ## measure speed; prints tables
	@for bench in screen fanout play hostile author; do $(BIN)/python -m tests.load.bench_$$bench || exit 1; done

pictures: $(READY) tools  ## picture every screen and page, into pictures/
	@$(BIN)/python -m tests.pictures pictures

readme: $(READY) tools  ## take the pictures of the README anew
	@$(BIN)/python -m tests.readme_pictures

format: $(READY)  ## mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fonts: $(READY)  ## cut the fonts of the web pages out of those in assets/fonts
	@$(BIN)/python assets/make_fonts.py web

constraints: $(READY)  ## pin what is installed now, after the tests passed with it
	@$(PIP) freeze --exclude-editable | grep -E '^[A-Za-z0-9._-]+==' > constraints.txt

clean:  ## remove what was set up
	rm -rf $(VENV)

$(READY): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Setting up; this takes a minute, once."
	@$(PIP) install --constraint constraints.txt hatchling editables
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@

# Debian's Python has its ensurepip in a package of its own.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Speeltafel needs Python 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/apt python3-venv
	@$(PYTHON) -m venv $(VENV)

# The tests drive a real browser and a real window on a display that nobody sees.
tools:
	@missing="$$(for tool in chromium Xvfb xdotool; do \
		command -v $$tool >/dev/null || echo $$tool; done | tr X x)"; \
	command -v pdftotext >/dev/null || missing="$$missing poppler-utils"; \
	test -z "$$missing" || .ci/apt xauth $$missing
