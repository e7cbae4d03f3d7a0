# Each target first makes what it depends on, unless it is up to date. Writers only need `make serve`.

.PHONY: serve build quick test thorough lint types setup clean
.DELETE_ON_ERROR:

# A worker that runs out of tests takes some from the other.
ON_BOTH_CORES := --numprocesses 2 --dist worksteal

# Tests start Python hundreds of times, which takes longer if it must compile everything again.
unexport PYTHONDONTWRITEBYTECODE
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)

serve: setup            ## build the site and serve it, with live preview
	kb serve

build: setup            ## build the site into site/
	kb build

quick: setup            ## run what takes seconds: no browser, no whole build, no random examples
	pytest $(ON_BOTH_CORES) -m "not (browser or build or hypothesis or slow or thorough)"

test: setup .venv/chromium .venv/engines .venv/servers .venv/gettext  ## run all tests but the thorough ones, and report coverage
	COVERAGE_CORE=sysmon pytest $(ON_BOTH_CORES) --cov --cov-report=term:skip-covered

thorough: setup .venv/chromium .venv/servers .venv/omegat  ## run what takes longer than CI may
	pytest $(ON_BOTH_CORES) -m thorough -o faulthandler_timeout=0

lint: setup             ## check the style of Python, JavaScript and CSS
	ruff check .
	ruff format --check .
	biome check --error-on-warnings

types: setup            ## check the types of Python and JavaScript
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

.venv/engines: setup/engines | .venv/installed
	setup/engines > $@

.venv/servers: setup/servers | .venv/installed
	setup/servers > $@

.venv/gettext: setup/gettext | .venv/installed
	setup/gettext > $@

.venv/omegat: setup/omegat | .venv/installed
	setup/omegat > $@

clean:                  ## remove everything that was generated
	rm -rf .venv .cache .coverage coverage node_modules site widgets/runtime/packed
