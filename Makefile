# `make help` lists what there is. Windows has the same steps in README.md.
.DEFAULT_GOAL := help
.PHONY: help run test bench check window screenshots journey clean
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
	@rm -rf build/screenshots
	@$(PYTHON) -m installer.screenshots build/screenshots

journey:  ## the window through a whole application with real keys, on a display of its own
	@installer/setup.sh journey
	@xvfb-run -a -s "-screen 0 1366x768x24 -noreset" $(PYTHON) -m tests.ui.journey.real_keys

window:  ## open the window
	@installer/setup.sh run
	@.venv/bin/cluster-desktop

clean:  ## remove what was built
	rm -rf build dist
