# make run and make test do all set-up on a machine that has git, make and python3.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
TOOLS := $(VENV)/.tools

.PHONY: run test mutants bench figures check-figures places accuracy sheets words fonts clean setup tools

run: setup
	@$(PY) -m bodymap $(CODE)

setup: $(STAMP)
	@sh tools/setup/system.sh

tools: setup $(TOOLS)

$(STAMP): pyproject.toml tools/setup/venv.sh
	@PYTHON="$(PYTHON)" sh tools/setup/venv.sh $(VENV) .
	@touch $@

# What the tests and the figure tool need beside the program.
$(TOOLS): $(STAMP)
	@PYTHON="$(PYTHON)" sh tools/setup/venv.sh $(VENV) '.[dev,figure]'
	@touch $@

test: tools
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(PY) -m bodymap check
	$(PY) -m tools.figure check
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest

# Plants known faults in a copy, one at a time, and fails if the tests do not notice one; some minutes.
mutants: tools
	$(PY) -m tools.mutants

bench: setup
	@mkdir -p build
	QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks.bench --json build/bench.json

figures: tools
	$(PY) -m tools.figure svg
	$(PY) -m tools.figure places

check-figures: tools
	$(PY) -m tools.figure check --all

places: tools
	$(PY) -m tools.figure places

sheets: tools
	$(PY) -m tools.figure sheets

accuracy: tools
	$(PY) -m tools.figure accuracy

# Brings the translators' catalogues up to date; LANGUAGE=zh begins one.
words: tools
	$(PY) -m tools.words $(LANGUAGE)

# Makes the shipped fonts anew where they lack a character; FACES="NotoSansCJK-SC Inter-Regular" makes them all.
fonts: setup
	@PYTHON="$(PYTHON)" sh tools/setup/venv.sh $(VENV) '.[fonts]'
	$(PY) -m tools.fonts.subset $(FACES)

clean:
	rm -rf $(VENV) build dist data/.compiled
