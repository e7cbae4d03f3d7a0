# Two commands: `make serve` and `make test`. Each makes what it needs first; a second call finds it made.

.PHONY: serve build test lint types setup clean
.DELETE_ON_ERROR:

export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)

serve: setup            ## build the site and serve it, with live preview
	kb serve

build: setup            ## build the site into site/
	kb build

test: setup .venv/chromium  ## run all tests
	pytest

lint: setup             ## style of Python, JavaScript and CSS
	ruff check .
	ruff format --check .
	biome check --error-on-warnings

types: setup            ## types of Python and JavaScript
	mypy
	tsc --project widgets/runtime

setup: .venv/installed node_modules/.installed

.venv/installed: requirements.lock requirements-node.lock pyproject.toml setup/environment
	setup/environment
	touch $@

node_modules/.installed: package.json package-lock.json | .venv/installed
	npm ci --no-audit --no-fund --ignore-scripts
	touch $@

.venv/chromium: setup/chromium | .venv/installed
	setup/chromium > $@

clean:                  ## remove everything that was made
	rm -rf .venv .cache node_modules site widgets/runtime/packed
