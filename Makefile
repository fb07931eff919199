# Everything sets itself up: a virtual environment in .venv, once, from the lock files.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation
N ?= 1000
KIND ?= story

.PHONY: site test serve new check fix office clean bench

site serve new check: export BEIYUAN_BY_MAKE := 1 # what the program tells an editor to type is then a line for make

site: .venv/site.stamp
	@$(BIN)/beiyuan build

test: .venv/test.stamp
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy
	$(BIN)/python -m pytest --ignore=tests/tour
	$(BIN)/python -m pytest -n 0 tests/tour # by itself: Lighthouse measures time

serve: .venv/site.stamp
	@$(BIN)/beiyuan serve

new: .venv/site.stamp
	@$(BIN)/beiyuan new $(KIND)

check: .venv/site.stamp
	@$(BIN)/beiyuan check

fix: .venv/site.stamp
	@$(BIN)/beiyuan check --fix

office: .venv/site.stamp
	@$(BIN)/beiyuan office

bench: .venv/bench.stamp
	$(BIN)/python -m generator.bench $(N)
	$(BIN)/python -m generator.bench.pictures

clean: # the environment stays
	rm -rf site .site.beiyuan .cache

.venv/site.stamp: requirements.lock requirements/build.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements/build.lock
	$(PIP) -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/beiyuan schema >/dev/null
	touch $@

.venv/test.stamp: .venv/site.stamp requirements/test.lock
	$(PIP) -r requirements/test.lock
	touch $@

.venv/bench.stamp: .venv/site.stamp requirements/bench.lock
	$(PIP) -r requirements/bench.lock
	touch $@
