# One word a habit. `make demo` and `make test` are all that a newcomer needs.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
CONSTRAINTS := -c constraints.txt
APT := DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

.PHONY: install demo test test-programs check fmt coverage torture bench-films clean

install: $(VENV)/.installed
$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install -q $(CONSTRAINTS) -e ".[media,demo]"
	touch $@

demo: install
	$(RUN) run.py demo

$(VENV)/.test: $(VENV)/.installed
	$(RUN) -m pip install -q $(CONSTRAINTS) -e ".[media,demo,ocr,qr,calendar,test]"
	touch $@

test: $(VENV)/.test
	$(RUN) -m pytest -m "not torture" $(ARGS)

coverage: $(VENV)/.test
	$(RUN) -m pytest -m "not torture" --cov --cov-report=term $(ARGS)

torture: $(VENV)/.test
	INTAKE_TORTURE=1 $(RUN) -m pytest -m "torture" $(ARGS)

# Debian packages that some tests drive; needs root.
test-programs:
	apt-get update -qq
	$(APT) dovecot-imapd libreoffice-calc-nogui libreoffice-writer-nogui chromium unar ffmpeg poppler-utils fonts-noto-cjk

bench-films: $(VENV)/.installed
	$(RUN) benchmarks/films.py --pairs $(ARGS)

check: $(VENV)/.test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(RUN) checks/sizes.py
	$(RUN) checks/rules_page.py --check

fmt: $(VENV)/.test
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(RUN) checks/rules_page.py

clean:
	rm -rf $(VENV) build dist *.egg-info
