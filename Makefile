# Every target works in .venv, which is made once from the pinned requirements.
# Written for GNU make 3.81 and later.

SHELL := /bin/bash
PYTHON := .venv/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check
BROWSER := src/three_years_on/display/browser
SETTINGS := .venv/share/jupyter/lab/settings
FLAGS :=

# Reads pip's output and shows a count in place of its hundreds of lines.
show_count = { n=0; while read -r line; do case "$$line" in \
	Collecting*|Processing*) n=$$((n + 1)); printf '\r    %d packages found' $$n;; \
	Installing*) printf '\n    unpacking them\n';; esac; done; }

.PHONY: help lab page html student test heard check format messages bench pins release clean

help:  ## list these targets
	@echo 'Usage: make TARGET [FLAGS="..."]'
	@sed -n 's/^\([a-z]*\):.*  ## /\1|/p' Makefile | while IFS='|' read -r target text; do \
		printf '  %-9s%s\n' "$$target" "$$text"; done

lab: .venv/installed  ## open the first notebook in JupyterLab (FLAGS go to jupyter lab)
	@echo 'Opening notebooks/1-step-through.ipynb in JupyterLab; Ctrl-C stops it.'
	@$(PYTHON) -m jupyter lab --LabApp.default_url=/lab/tree/notebooks/1-step-through.ipynb $(FLAGS)

page: .venv/installed  ## write build/explainer.html, which needs nothing (FLAGS go to the command)
	@mkdir -p build
	@$(PYTHON) -m three_years_on page -o build/explainer.html $(FLAGS)

html: .venv/installed  ## write build/html/, the notebooks to read, which need no network
	@$(PYTHON) -m jupyter nbconvert --log-level ERROR --to html --execute --output-dir build/html \
		--NbConvertBase.display_data_priority='["text/html", "image/svg+xml", "text/plain"]' \
		--ExecutePreprocessor.store_widget_state=False \
		--HTMLExporter.mathjax_url= --HTMLExporter.require_js_url= notebooks/*.ipynb
	@echo 'build/html: the notebooks as pages to read; they step where Python runs'

student: .venv/installed  ## write build/student/, the notebooks without solutions and notes
	@$(PYTHON) -m jupyter nbconvert --log-level ERROR --to notebook --output-dir build/student \
		--TagRemovePreprocessor.enabled=True \
		--TagRemovePreprocessor.remove_cell_tags solution \
		--TagRemovePreprocessor.remove_cell_tags teacher notebooks/*.ipynb
	@echo 'build/student: the notebooks without worked solutions and without notes for teachers'

test: .venv/installed-tests  ## run the tests (FLAGS go to pytest)
	@$(PYTHON) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(FLAGS)

heard: .venv/installed-tests  ## hear the explainer by Orca in Firefox and Chromium (Linux, 16 minutes)
	@$(PYTHON) -m pytest tests/browser/heard.py $(FLAGS)

check: .venv/installed-tests  ## lint, check the format, the types and the tables
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@DENO_DIR=.venv/deno DENO_NO_UPDATE_CHECK=1 .venv/bin/deno check --quiet \
		--no-remote --no-npm --no-lock $(BROWSER)/*.js
	@$(PYTHON) -m three_years_on check
	@$(PYTHON) -m three_years_on.languages.catalogues --check

messages: .venv/installed  ## find all messages, and bring the translations up to date
	@$(PYTHON) -m three_years_on.languages.catalogues

format: .venv/installed-tests  ## mend what the linter can, and format
	@$(PYTHON) -m ruff check --fix
	@$(PYTHON) -m ruff format

bench: .venv/installed-bench  ## measure speed and size
	@$(PYTHON) benchmarks/bench.py $(FLAGS)

COMPILE = .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --custom-compile-command 'make pins'

pins: .venv/installed-tests  ## remake all requirements.txt
	$(COMPILE) pyproject.toml --group build --output-file requirements.txt
	$(COMPILE) --group test --constraints requirements.txt --output-file tests/requirements.txt
	$(COMPILE) benchmarks/requirements.in --constraints requirements.txt \
		--constraints tests/requirements.txt --output-file benchmarks/requirements.txt

release: .venv/installed  ## set the version and fill dist/ (VERSION=0.2.0)
	@$(PYTHON) .ci/release.py $(VERSION)

clean:  ## remove everything that make and the tools made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache build dist
	find benchmarks data notebooks src tests -name __pycache__ -o -name .ipynb_checkpoints | xargs rm -rf

.venv/installed: requirements.txt pyproject.toml
	@if ! $(PYTHON) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		for python in python3 python3.14 python3.13 python3.12 python3.11 none; do \
			$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' \
				2>/dev/null && break; \
		done; \
		if [ $$python = none ]; then \
			echo 'Three Years On needs Python 3.11 or later with its venv module:' \
				'install it (https://www.python.org/downloads/; on Debian and Ubuntu' \
				'the package python3-venv), then run make again.' >&2; exit 1; \
		fi; \
		echo "Making .venv with $$($$python --version)."; \
		$$python -m venv --clear .venv; \
	fi
	@echo 'Installing the packages that requirements.txt pins (a few minutes the first time).'
	@set -o pipefail; $(PIP) install -r requirements.txt | $(show_count)
	@$(PIP) install --quiet --no-build-isolation --no-deps -e .
	@mkdir -p $(SETTINGS)  # JupyterLab does not ask at its first start whether to fetch news
	@echo '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}' \
		> $(SETTINGS)/overrides.json
	@touch $@

.venv/installed-tests: .venv/installed tests/requirements.txt
	@echo 'Installing what the tests need.'
	@set -o pipefail; $(PIP) install -r tests/requirements.txt | $(show_count)
	@touch $@

# What the benchmark compares with is kept apart: no Python and no JupyterLab looks there unasked.
.venv/installed-bench: .venv/installed-tests benchmarks/requirements.txt
	@echo 'Installing what the benchmark compares with.'
	@rm -rf .venv/bench
	@set -o pipefail; $(PIP) install --prefix .venv/bench --no-warn-script-location \
		-r benchmarks/requirements.txt | $(show_count)
	@touch $@
