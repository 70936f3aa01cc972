# `make help` lists what there is. Windows has the same steps in README.md.
.DEFAULT_GOAL := help
.PHONY: help run test bench check window screenshots clean
PYTHON := .venv/bin/python
OUT := build/run

help:  ## what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run:  ## build the example county, check it, export the whole package; with a display open the window on it
	@installer/setup.sh run
	@$(PYTHON) installer/demonstrate.py $(OUT)

test:  ## all tests, the layout check by LibreOffice included
	@installer/setup.sh test
	@$(PYTHON) -m pytest -n 2 --dist loadfile

bench:  ## how long a full form takes, beside LibreOffice
	@installer/setup.sh test
	@$(PYTHON) -m tests.benchmarks.form_speed

check:  ## format, lint, types, layers
	@installer/setup.sh test
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/pyright
	@.venv/bin/lint-imports --no-cache

screenshots:  ## pictures of every screen of the window, into build/screenshots
	@installer/setup.sh test
	@mkdir -p build/screenshots
	@if [ -n "$$DISPLAY" ]; then $(PYTHON) installer/screenshots.py build/screenshots; \
	else xvfb-run -a -s "-screen 0 1920x1200x24" $(PYTHON) installer/screenshots.py build/screenshots; fi

window:  ## open the window
	@installer/setup.sh run
	@.venv/bin/cluster-desktop

clean:  ## remove what was built
	rm -rf build dist
