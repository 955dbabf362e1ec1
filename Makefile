# One word a habit. `make demo` and `make test` are all that a newcomer needs.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
CONSTRAINTS := -c constraints.txt
APT := DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends
# The many robots that tests start are to find their code compiled.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: install demo test test-programs check fmt coverage torture bench-pan bench-films bench-letters bench-entries bench-board pictures bench-replies bench-desk bench-forms clean

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
	$(RUN) -m pytest -n 2 -m "not torture" $(ARGS)

coverage: $(VENV)/.test
	$(RUN) -m pytest -n 2 -m "not torture" --cov --cov-report=term $(ARGS)

torture: $(VENV)/.test
	INTAKE_TORTURE=1 $(RUN) -m pytest -n 2 -m "torture or hypothesis" $(ARGS)

# Downloads against the stand-in service, beside curl.
bench-pan: $(VENV)/.test
	$(RUN) benchmarks/pan.py

bench-letters: $(VENV)/.test
	$(RUN) -m pip install -q -e ".[bench]"
	$(RUN) benchmarks/letters.py

bench-entries: $(VENV)/.test
	$(RUN) benchmarks/entries.py

bench-board: $(VENV)/.test
	$(RUN) benchmarks/board.py $(ARGS)

# The pictures of docs/replies.md, from the real templates; needs Chromium.
pictures: $(VENV)/.test
	$(RUN) checks/reply_pictures.py

bench-replies: $(VENV)/.test
	$(RUN) benchmarks/replies.py

bench-desk: $(VENV)/.test
	$(RUN) benchmarks/desk.py

bench-forms: $(VENV)/.test
	$(RUN) -m pip install -q -e ".[bench]"
	$(RUN) benchmarks/forms.py $(ARGS)

# Debian packages that some tests drive; needs root.
test-programs:
	apt-get update -qq
	$(APT) dovecot-imapd libreoffice-calc-nogui libreoffice-writer-nogui chromium unar 7zip ffmpeg poppler-utils fonts-noto-cjk

bench-films: $(VENV)/.installed
	$(RUN) benchmarks/films.py --pairs $(ARGS)

check: $(VENV)/.test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(RUN) checks/sizes.py
	$(RUN) checks/rules_page.py --check
	$(RUN) checks/examples.py --check

fmt: $(VENV)/.test
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(RUN) checks/rules_page.py
	$(RUN) checks/examples.py

clean:
	rm -rf $(VENV) build dist *.egg-info
