# The two commands: make run, make test. Everything else: make help.
SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
STATE_DIR ?= $(CURDIR)/var
export STATE_DIR

# The first Python from 3.11 to 3.13 that is found; PYTHON=/path/to/python overrules it.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo $$name && break; done)
VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
PIP := $(PY) -m pip install --disable-pip-version-check --quiet --require-hashes
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
KEY := $(STATE_DIR)/secret.key
STATIC := $(STATE_DIR)/static/staticfiles.json
# Lint needs settings that load, and touches no state.
LINT_ENV := SECRET_KEY=lint-only DATABASE_URL=sqlite:///:memory:
# The settings of a server in an office, under which nothing may be left to warn of.
OFFICE_ENV = SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') HTTPS=true \
	ALLOWED_HOSTS=plan.example.org DATABASE_URL=sqlite:///:memory:

.PHONY: help run prepare demo demo-remove dev test test-fast lint format messages lock bench clean

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: prepare ## serve the plan on 127.0.0.1:8000 (HOST, PORT and DATABASE_URL change where)
	@echo
	@echo "Pages          http://$(HOST):$(PORT)/"
	@echo "Administration http://$(HOST):$(PORT)/en/admin/"
	@echo "API            http://$(HOST):$(PORT)/api/v1/"
	@echo "Stop with Ctrl-C."
	@echo
	@$(MANAGE) work_planning --once </dev/null >/dev/null 2>&1 &
	@exec $(PY) -m gunicorn centre.wsgi --bind $(HOST):$(PORT) --workers $(WORKERS) --threads 2 --log-level warning

prepare: $(RUNTIME) $(KEY) $(STATIC) ## all that run does before it serves: database, seeds, roles, administrator
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_seeds
	@$(MANAGE) sync_roles
	@$(MANAGE) first_administrator

demo: prepare ## load invented seasons with nominations, marked as invented; away again: make demo-remove
	@$(MANAGE) demonstration load

demo-remove: $(RUNTIME) ## remove the invented seasons without a trace
	@$(MANAGE) demonstration remove

dev: $(DEV) ## install what tests and checks need

test: $(DEV) ## run every test on SQLite and on PostgreSQL, with the browser
	@$(PY) -m tests.run

test-fast: $(DEV) ## run the tests on SQLite alone, without the browser and the slow ones
	@$(PY) -m tests.run --fast

lint: $(DEV) ## style, format, types, templates, migrations, translations, import rules
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(LINT_ENV) $(VENV)/bin/mypy
	$(VENV)/bin/djlint templates programmes --lint --quiet
	$(LINT_ENV) $(MANAGE) makemigrations --check --dry-run
	$(OFFICE_ENV) $(MANAGE) check --deploy --fail-level WARNING
	$(PY) -m pytest tests/architecture -q -p no:cacheprovider

format: $(DEV) ## bring the Python code into shape
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

messages: $(DEV) $(KEY) ## collect the strings to translate and compile the translations (needs gettext)
	$(MANAGE) makemessages --locale ar --no-wrap --add-location file --no-obsolete \
		--ignore var --ignore .venv --ignore tests
	@# The hour of the collecting would make two runs differ.
	sed -i.orig '/^"POT-Creation-Date/d' $(CATALOGUE) && rm $(CATALOGUE).orig
	$(MANAGE) compilemessages --ignore .venv

CATALOGUE = programmes/locale/ar/LC_MESSAGES/django.po

lock: $(RUNTIME) ## take the newest versions that requirements*.in allow
	$(PY) -m pip install --disable-pip-version-check --quiet uv
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) --constraints requirements.txt requirements-dev.in --output-file requirements-dev.txt

LOCK = $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-python-downloads \
	--generate-hashes --custom-compile-command "make lock"

bench: $(DEV) ## measure lists, details, summaries and dashboards against a bare application
	@$(PY) -m tests.postgres_server $(PY) -m tests.benchmarks

clean: ## remove what can be made again; the database and the key in var/ stay
	rm -rf $(VENV) $(STATE_DIR)/static .mypy_cache .pytest_cache .ruff_cache .hypothesis

# --- files --------------------------------------------------------------------------------------

$(PY):
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found. Install one, or say" \
		"make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "The environment could not be made. On Debian:" \
		"apt-get install -y python3-venv" >&2; exit 1; }

$(RUNTIME): requirements.txt | $(PY)
	@echo "Installing what the product needs ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt requirements.txt | $(PY)
	@echo "Installing what the tests need ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(RUNTIME)

$(KEY): | $(PY)
	@mkdir -p "$(STATE_DIR)"
	@umask 077 && $(PY) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

STATIC_SOURCES := $(shell find programmes/static -type f 2>/dev/null)

$(STATIC): $(STATIC_SOURCES) $(RUNTIME) | $(KEY)
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
