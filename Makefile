# Every target sets up what it needs, once: a virtual environment in .venv, renewed when pyproject.toml changes.
# A machine with Python 3.11 or newer, pip, make and PyPI is enough.

PYTHON  ?= python3
RECORD  ?= onrecord-demo.db
POLNEAR ?= ../shared/data/polnear
GUM     ?= ../shared/data/gum
GOLD    ?= ../shared/gold/train
WEIGHTS ?= src/onrecord/tagger/weights
RUN     ?= runs/train

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip install --quiet --quiet

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo serve test lint types gate bench train docs pictures clean

help: ## Show the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1@\2/p' $(MAKEFILE_LIST) | awk -F@ '{ printf "%-13s %s\n", $$1, $$2 }'

setup: $(VENV)/.run ## Install onrecord into .venv, nothing else

demo: $(VENV)/.run ## Go the whole way on the sample story that comes with the package
	@$(BIN)/onrecord demo --record "$(RECORD)"

serve: $(VENV)/.run | $(filter onrecord-demo.db,$(RECORD)) ## Show a record in the browser: RECORD=path
	@$(BIN)/onrecord serve --record "$(RECORD)"

test: $(VENV)/.test ## Run every test
	@$(BIN)/python -m pytest -q -n 2 $(ARGS)

lint: $(VENV)/.lint ## Check rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.types ## Check types
	@$(BIN)/mypy

gate: $(VENV)/.run ## Hold the shipped tagger to its floors, on the sample and, where it is, on PolNeAR
	@$(BIN)/python -m gate.check --polnear "$(POLNEAR)/dev.jsonl" $(ARGS)
	@$(BIN)/python -m gate.nested $(filter --update --allow-lower,$(ARGS))
	@$(BIN)/python -m gate.forms $(filter --update --allow-lower,$(ARGS))
	@$(BIN)/python -m gate.declined $(filter --update --allow-lower,$(ARGS))
	@$(BIN)/python -m gate.findings $(filter --update --allow-lower,$(ARGS))
	@$(BIN)/python -m gate.parties $(filter --update --allow-lower,$(ARGS))
	@$(BIN)/python -m gate.claims $(filter --update --allow-lower,$(ARGS))
	@$(BIN)/python -m gate.standing $(filter --update --allow-lower,$(ARGS))

bench: $(VENV)/.bench ## Measure start-up, growth, other tools beside ours; ARGS="--write docs" writes the page
	@$(BIN)/python -m benchmarks.startup
	@$(BIN)/python -m benchmarks.scaling
	@$(BIN)/python -m benchmarks.reading
	@$(BIN)/python -m benchmarks.tagger $(if $(wildcard $(POLNEAR)/dev.jsonl),--gold "$(POLNEAR)/dev.jsonl") $(ARGS)

train: $(VENV)/.train ## Make the tagger anew: POLNEAR=folder GUM=folder GOLD=folder RUN=folder WEIGHTS=folder (hours)
	@test -f "$(POLNEAR)/train.jsonl" || { \
		echo "No train.jsonl in $(POLNEAR). Say where the corpus is: make train POLNEAR=folder" >&2; exit 1; }
	$(BIN)/python -m training.train --polnear "$(POLNEAR)" --out "$(RUN)/first"
	$(BIN)/python -m training.mpnet --out "$(RUN)/mpnet"
	$(BIN)/python -m training.train --polnear "$(POLNEAR)" --out "$(RUN)/teacher" --mpnet "$(RUN)/mpnet" \
		--epochs 4 --encoder-rate 8e-5 --head-rate 5e-4 --layer-decay 0.92 --restyled 0.3
	$(BIN)/python -m training.distil --teacher "$(RUN)/teacher/network.pt" --student "$(RUN)/first/network.pt" \
		--polnear "$(POLNEAR)" --gum "$(GUM)" --out "$(RUN)/wide"
	$(BIN)/python -m training.prune --network "$(RUN)/wide/network.pt" --polnear "$(POLNEAR)" --out "$(RUN)/narrow"
	$(BIN)/python -m training.distil --teacher "$(RUN)/narrow/network.pt" --student "$(RUN)/narrow/network.pt" \
		--polnear "$(POLNEAR)" --gum "$(GUM)" --gold "$(GOLD)" --out "$(RUN)/many" --variants 1 --forms 300 --epochs 4
	$(BIN)/python -m training.interpolate --first "$(RUN)/narrow/network.pt" --second "$(RUN)/many/network.pt" \
		--share 0.7 --out "$(RUN)/between"
	$(BIN)/python -m training.heads --network "$(RUN)/between/network.pt" --polnear "$(POLNEAR)" --gum "$(GUM)" \
		--gold "$(GOLD)" --acts-only --epochs 8 --out "$(RUN)/student"
	$(BIN)/python -m training.kind_head --network "$(RUN)/student/network.pt" --polnear "$(POLNEAR)" --gold "$(GOLD)" \
		--out "$(RUN)/kinds"
	$(BIN)/python -m training.second_look --network "$(RUN)/student/network.pt" --polnear "$(POLNEAR)" \
		--gold "$(GOLD)" --out "$(RUN)/second"
	$(BIN)/python -m training.second_teacher --network "$(RUN)/mpnet" --polnear "$(POLNEAR)" --gold "$(GOLD)" \
		--out "$(RUN)/second-teacher"
	$(BIN)/python -m training.second_pupil --network "$(RUN)/second" --teacher "$(RUN)/second-teacher" \
		--polnear "$(POLNEAR)" --gold "$(GOLD)" --out "$(RUN)/second-taught"
	$(BIN)/python -m training.third_look --network "$(RUN)/student/network.pt" --teacher "$(RUN)/second-teacher" \
		--pupil "$(RUN)/second-taught" --polnear "$(POLNEAR)" --gold "$(GOLD)" --out "$(RUN)/third"
	$(BIN)/python -m training.third_teacher --network "$(RUN)/mpnet" --third "$(RUN)/third" \
		--polnear "$(POLNEAR)" --gold "$(GOLD)" --out "$(RUN)/third-teacher"
	$(BIN)/python -m training.third_again --network "$(RUN)/third" --teacher "$(RUN)/third-teacher" \
		--polnear "$(POLNEAR)" --gold "$(GOLD)" --out "$(RUN)/third-again"
	$(BIN)/python -m training.export_onnx --network "$(RUN)/kinds/network.pt" --out "$(WEIGHTS)" --version 11 \
		--teacher "$(RUN)/teacher" --begun "$(RUN)/first" --begun "$(RUN)/wide" --begun "$(RUN)/narrow" \
		--begun "$(RUN)/many" --begun "$(RUN)/student"
	$(BIN)/python -m training.export_second --second "$(RUN)/second-taught" --begun "$(RUN)/second" \
		--teacher "$(RUN)/second-teacher" --out "$(WEIGHTS)"
	$(BIN)/python -m training.export_third --third "$(RUN)/third-again" --begun "$(RUN)/second-teacher" \
		--begun "$(RUN)/third" --teacher "$(RUN)/third-teacher" --out "$(WEIGHTS)"
	$(BIN)/python -m training.tune --model "$(WEIGHTS)" --polnear "$(POLNEAR)"
	$(BIN)/python -m training.speakers --gold "$(GOLD)" --polnear "$(POLNEAR)/train.jsonl"
	$(BIN)/python -m training.naming --gold "$(GOLD)" --polnear "$(POLNEAR)/train.jsonl"
	$(BIN)/python -m training.kind_words --gold "$(GOLD)" --polnear "$(POLNEAR)/train.jsonl"
	$(BIN)/python -m training.kinds --gold "$(GOLD)" --polnear "$(POLNEAR)/train.jsonl" --dev "$(POLNEAR)/dev.jsonl"
	$(BIN)/python -m training.holders --gold "$(GOLD)" --polnear "$(POLNEAR)/train.jsonl"
	$(BIN)/python -m training.addressees --gold "$(GOLD)" --polnear "$(POLNEAR)/train.jsonl"
	$(BIN)/python -m training.parties --gold "$(GOLD)" --polnear "$(POLNEAR)/train.jsonl"
	$(BIN)/python -m tools.write_model_card

docs: $(VENV)/.docs ## Build the documentation into build/docs
	@$(BIN)/zensical build --clean

pictures: $(VENV)/.test ## Take the pictures of the pages anew, with Debian's chromium, into docs/images
	@$(BIN)/python -m tools.screenshot $(ARGS)

clean: ## Remove what the other targets made, the demo's record included; runs/ stays
	rm -rf $(VENV) build dist onrecord-demo.db onrecord-demo.db-wal onrecord-demo.db-shm
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

onrecord-demo.db: | $(VENV)/.run
	@$(BIN)/onrecord demo --record $@ > /dev/null

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { \
		echo "onrecord needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2> /dev/null || echo not there)." >&2; \
		echo "Say which to use: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { \
		echo "'$(PYTHON)' cannot make virtual environments; on Debian and Ubuntu install python3-venv." >&2; exit 1; }
	@$(PIP) --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.run: pyproject.toml $(VENV)/.made
	@echo "Installing onrecord and what it needs"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.test $(VENV)/.lint $(VENV)/.types $(VENV)/.docs $(VENV)/.bench: $(VENV)/.%: $(VENV)/.run
	@echo "Installing the tools for: $*"
	@$(PIP) --group $*
	@touch $@

$(VENV)/.train: $(VENV)/.run
	@echo "Installing PyTorch and what else training needs"
	@$(PIP) --editable ".[train]"
	@$(PIP) --group plots
	@touch $@
