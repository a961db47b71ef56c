# Everything that is done with this folder has its name here: `make help` lists them.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run test test-long tools lint types imports tests format clean

# Set on the command line: `make run PORT=9000 DATA=/srv/hall`. Not taken from the environment, where some shells
# keep a HOST of their own.
HOST := 127.0.0.1
PORT := 8080
HALL := config/sergeli.toml
DATA := $(or $(NAVBAT_DATA),./data)
TESTS :=

help:  ## list what can be made
	@awk -F ':.*##  *' '/^[a-z]+:.*##/ { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## everything that a hall needs: .venv, npm packages, fonts and libraries in their folders
	@scripts/set-up run

# exec, so that nothing stands between a signal and the hall.
run: setup  ## run the example hall; Ctrl-C stops it, the next run goes on (PORT, HOST, DATA, HALL)
	@exec .venv/bin/navbat run --hall "$(HALL)" --data "$(DATA)" --host "$(HOST)" --port "$(PORT)"

test: tools lint types imports tests  ## lint, types, import contracts and all tests

tools:
	@scripts/set-up test

lint: tools  ## formatting and lint of Python and JavaScript
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	node_modules/.bin/eslint

types: tools  ## mypy --strict on the rooms
	.venv/bin/mypy

imports: tools  ## the rooms' one direction
	.venv/bin/lint-imports

tests: tools  ## the tests alone; TESTS="tests/hall -k undo" for some of them
	.venv/bin/pytest -n 3 --dist loadfile $(TESTS)

test-long: tools  ## the long tests: thousands of random days, and what else is marked `long` (an hour or two)
	.venv/bin/pytest -m long --timeout=10800 $(TESTS)

format: tools  ## format the Python and repair what the linter can
	.venv/bin/ruff format
	.venv/bin/ruff check --fix

clean:  ## remove what was built and installed here; data folders stay
	rm -rf .venv node_modules build dist *.egg-info hall_server/web/static/vendor printers/fonts \
	    .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
