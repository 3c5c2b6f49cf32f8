# Two commands do everything: `make demo` and `make test`. Both need only Python 3.11 to 3.13 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: install demo test check format schemas lock clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	  || { echo "Wireroom needs Python 3.11 to 3.13; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: install
	@$(BIN)/wireroom demo $(ARGS)

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest $(ARGS)

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The JSON Schemas and the pages of events, keys and settings in docs/, made from schemas/.
schemas: install
	$(BIN)/python -m schemas docs

# The newest versions that pyproject.toml allows, exactly, into requirements.lock.
lock:
	$(PYTHON) -m venv --clear $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet 'setuptools>=75' '.[dev,embedded]'
	$(VENV)-lock/bin/python -m pip freeze --all --exclude wireroom --exclude pip > requirements.lock
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) build ./*.egg-info .mypy_cache .ruff_cache .pytest_cache
