# Two commands do everything on a machine with Python ≥ 3.11, make and git: `make site` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PYTEST_STRICT := -q -rfEs --strict-markers --strict-config --import-mode=importlib
export NO_MKDOCS_2_WARNING := 1   # Material's banner about another product; --strict still sees every warning
export PYTHONDONTWRITEBYTECODE :=   # set on some machines; each of the programs that are started would compile everything again


.PHONY: site serve check test verify nightly bench lint fonts schema lock sbom clean

site: .venv  ## build beside the published site and exchange the two at the end: a failed build leaves site/ whole
	$(BIN)/komak site

serve: .venv  ## the site at http://127.0.0.1:8000, an edited text is shown at once
	$(BIN)/komak serve

check: .venv  ## what is wrong with the content
	$(BIN)/komak check

test: .venv/.test tests/node/node_modules  ## lint, types, and the code on small projects of its own
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	cd tests/node && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent check
	$(BIN)/pytest -n auto --dist worksteal

SITE ?= site
verify: .venv/.test tests/node/node_modules  ## the published texts and a built site: SITE is the folder of any, by any engine, or https://… where it is published
	$(BIN)/komak check
	$(BIN)/pytest -n auto --dist worksteal tests/verify -o addopts="$(PYTEST_STRICT)" --site=$(SITE)

nightly: .venv/.test  ## what takes long and changes seldom
	$(BIN)/pytest -n auto tests/nightly -o addopts="$(PYTEST_STRICT)"

bench: .venv/.test  ## speed, as ratios within one run
	$(BIN)/pytest tests/benchmarks -s -o addopts="$(PYTEST_STRICT)"

fonts: .venv  ## web fonts from the print font
	$(BIN)/python hooks/theme/make_fonts.py
	$(BIN)/python -m komak.press.office.typeface

schema: .venv  ## JSON Schemas for editors
	$(BIN)/komak schema

# Versions stay unless pyproject.toml asks for others; UPGRADE=--upgrade takes the newest that it allows.
LOCK = uv pip compile --quiet pyproject.toml --python-version 3.11.7 --generate-hashes --no-emit-index-url --no-header \
	--no-annotate $(UPGRADE)
lock:  ## the lists of packages anew from pyproject.toml: to build the site, what tests need besides, what the SBOM needs; needs uv
	mkdir -p .cache && printf 'hatchling==1.33.0\neditables==0.6\n' > .cache/build.in
	$(LOCK) .cache/build.in -o requirements.txt
	$(LOCK) --extra test -c requirements.txt -o requirements-test.txt \
		$$(sed -nE 's/^([a-z0-9-]+)==.*/--no-emit-package \1/p' requirements.txt)
	$(LOCK) --extra sbom -c requirements.txt -c requirements-test.txt -o requirements-sbom.txt \
		$$(sed -nE 's/^([a-z0-9-]+)==.*/--no-emit-package \1/p' requirements.txt)

SBOM ?= .cache/sbom.cdx.json
sbom: .venv/.sbom  ## which packages build the site, by version, hash and licence (CycloneDX), into the file SBOM
	$(BIN)/python .ci/sbom.py $(SBOM)

tests/node/node_modules: .venv/.test tests/node/package-lock.json
	cd tests/node && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --ignore-scripts
	touch $@

clean:
	rm -rf .venv .cache site .site-*

# A project folder that was moved or renamed leaves programs behind that look for Python at the old place.
ifeq ($(shell test ! -e $(BIN)/komak || test -x "$$(sed -n '1s/^\#!//p' $(BIN)/komak)" || echo moved),moved)
.venv: moved
endif
.PHONY: moved

.venv: requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --require-hashes --no-deps -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch .venv

.venv/.test: requirements-test.txt requirements.txt pyproject.toml | .venv  ## what only tests need: runner, types, browsers' engines, validators
	$(BIN)/pip install --quiet --require-hashes --no-deps -r requirements-test.txt
	touch $@

.venv/.sbom: requirements-sbom.txt requirements.txt pyproject.toml | .venv  ## what only the list of packages needs
	$(BIN)/pip install --quiet --require-hashes --no-deps -r requirements-sbom.txt
	touch $@
