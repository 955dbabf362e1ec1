"""Screen: the JSON of a command → tables and lines for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

Json = Any
MARKS = {True: "[green]ok[/]", False: "[red]no[/]"}
COLOURS = {"reject": "red", "missing": "magenta", "review": "yellow", "note": "dim"}


def walk(found: Json, console: Console) -> None:
    """Letter → what became of it → what was answered; then where the files lie."""
    table = _table("Letter", "Kind", "End", "Entry", "Decision", "Reply")
    decisions = {entry["number"]: entry["decision"] for entry in found["entries"]}
    for letter in found["letters"]:
        if letter["kind"] == "own":
            continue
        answers = [r for r in found["replies"] if r["letter"] == letter["file"]]
        subjects = "\n".join(f"{r['subject']}{_waits(r)}" for r in answers)
        numbers = letter["entries"]
        outcome = "\n".join(_outcomes(letter, answers, decisions))
        row = (letter["file"], letter["kind"], letter["end"], "\n".join(numbers), outcome, subjects)
        table.add_row(*(_text(cell) for cell in row))
    console.print(table)
    for name in ("tracker", "board", "ledger"):
        if found.get(name):
            console.print(f"{name:8}", _text(found[name]), soft_wrap=True, highlight=False)


def _outcomes(letter: Json, answers: list[Json], decisions: dict[str, str]) -> Iterator[str]:
    """What the letter was told; where it was told nothing yet, what its entries have come to."""
    if answers:
        yield from (reply["kind"] for reply in answers)
    else:
        yield from (str(decisions.get(number)) for number in letter["entries"])


def _waits(reply: Json) -> str:
    """Why a reply has not left, where it has not."""
    if reply["state"] == "sent":
        return ""
    return " (held)" if reply["held"] else f" ({reply['state']})"


def check(found: Json, console: Console) -> None:
    """The decision on would-be entries and their findings."""
    for entry in found["entries"]:
        console.print(f"[bold]{_text(entry['title'] or '—')}[/]  {_text(entry['decision'])}")
        for file in entry["files"]:
            console.print(f"  {_text(file['role']):12}{_text(file['path'])}", highlight=False)
        _findings(entry["findings"], console)


def letters(found: Json, console: Console) -> None:
    """What was understood of letters."""
    for letter in found["letters"]:
        console.print(f"[bold]{_text(letter['subject'])}[/]", highlight=False)
        sender = letter["sender"]
        console.print(f"  {_text(sender['name'])} <{_text(sender['address'])}>  {letter['kind']}")
        for item in letter["attachments"]:
            console.print(f"  {_text(item['name'])}  {item['size']:,} bytes", highlight=False)
        for link in letter["links"]:
            console.print(f"  {link['provider']}  {_text(link['url'])}  {_text(link['code'])}")


def forms(found: Json, console: Console) -> None:
    """The fields of forms and what is wrong with them."""
    for file in found["files"]:
        console.print(f"[bold]{_text(file['file'])}[/]", highlight=False)
        for form in file["forms"]:
            for name, value in form.items():
                if name != "confidence":
                    console.print(f"  {name:18}{_text(value)}", highlight=False)
        _findings(file["findings"], console)


def videos(found: Json, console: Console) -> None:
    """The facts of films and what is wrong with them."""
    for file in found["files"]:
        console.print(f"[bold]{_text(file['file'])}[/]  {_text(file['role'])}", highlight=False)
        for name, value in (file["facts"] or {}).items():
            if value is not None and name != "marks":
                console.print(f"  {name:22}{_text(value)}", highlight=False)
        _findings(file["findings"], console)


def doctor(found: Json, console: Console) -> None:
    """One line a check, and what to do under the red ones."""
    for check_ in found["checks"]:
        console.print(
            f"{MARKS[check_['ok']]:>14}  {_text(check_['name']):18}{_text(check_['message'])}",
            highlight=False,
        )
        if check_["cure"]:
            console.print(f"      → {_text(check_['cure'])}", highlight=False)


def status(found: Json, console: Console) -> None:
    """Alive or not, the counts, and whether mailbox and ledger agree."""
    console.print(f"alive        {MARKS[found['alive']]}   last poll {_text(found['last_poll'])}")
    if found["trouble"]:
        console.print(f"trouble      {_text(found['trouble'])}", soft_wrap=True, highlight=False)
    for name, why in found["skipped"].items():
        words = f"skipped      {_text(name)}: {_text(why)}"
        console.print(words, soft_wrap=True, highlight=False)
    for name in ("letters", "entries", "outbox"):
        counts = ", ".join(f"{key} {value}" for key, value in sorted(found[name].items()))
        console.print(f"{name:13}{counts or '—'}", highlight=False)
    agreed = found["reconciliation"]
    console.print(f"held         {found['held']}")
    console.print(f"parked       {found['parked']}")
    for link in found["links"]:
        words = f"link         {_text(link['url'])}: {link['have']} of {_text(link['size'])} bytes"
        console.print(words, soft_wrap=True, highlight=False)
    for folder in found["astray"]:
        console.print(f"astray       {_text(folder)}", soft_wrap=True, highlight=False)
    films = ", ".join(f"{film['sha256'][:8]} {film['percent']} %" for film in found["measuring"])
    console.print(f"measuring    {films or '—'}", highlight=False)
    waiting = ", ".join(str(letter_id) for letter_id in found["waiting"])
    console.print(f"waiting long {waiting or '—'}")
    console.print(f"tracker      {_text(found['tracker'])}", soft_wrap=True, highlight=False)
    console.print(
        f"mailbox {agreed['mailbox']}, ledger {agreed['ledger']}: {MARKS.get(agreed['agree'], '—')}"
    )


def parked(found: Json, console: Console) -> None:
    """Items that were set aside."""
    table = _table("ID (for retry)", "Subject", "Tries", "Reason")
    for item in found["parked"]:
        table.add_row(*(_text(item[k]) for k in ("id", "subject", "tries", "reason")))
    console.print(table if found["parked"] else "nothing is parked")


def outbox(found: Json, console: Console) -> None:
    """Replies with their states."""
    table = _table("ID", "To", "Subject", "State", "Waits for")
    for row in found["outbox"]:
        table.add_row(*(_text(row[k]) for k in ("id", "to", "subject", "state", "held")))
    console.print(table if found["outbox"] else "the outbox is empty")
    if found["waiting"]:
        console.print(f"{found['waiting']} wait for their turn at [smtp] rates", markup=False)
    if found["paused_until"]:
        console.print(f"the server asked for patience until {found['paused_until']}")


def reply(found: Json, console: Console) -> None:
    """One reply as text."""
    console.print(
        f"To: {_text(found['to'])}\nSubject: {_text(found['subject'])}\n", highlight=False
    )
    console.print(_text(found["text"]), highlight=False, soft_wrap=True)


def parcel(found: Json, console: Console) -> None:
    """The works of a parcel in their order, and how it goes or went."""
    parcel = found["parcel"]
    table = _table("Rank", "Number", "School", "Title", "Lacks")
    for work in parcel["works"]:
        lacks = ", ".join(work["lacks"]) or "nothing"
        cells = (work["rank"], work["number"], work["school"], work["title"], lacks)
        table.add_row(*(_text(cell) for cell in cells))
    console.print(table)
    for name in ("folder", "to", "way", "sent_at"):
        console.print(f"{name:8}", _text(parcel[name]), soft_wrap=True, highlight=False)


def plan(found: Json, console: Console) -> None:
    """The days and what is shown on each."""
    table = _table("Date", "Number", "Province", "School", "Title", "", "")
    for row in found["plan"]:
        fixed = "announced" if row["announced"] else "staff" if row["by_staff"] else "draft"
        names = ("date", "number", "province", "school", "title")
        cells = (*(row[name] for name in names), fixed, row["note"] or "")
        table.add_row(*(_text(cell) for cell in cells))
    console.print(table)
    console.print("calendar", _text(found["calendar"]), soft_wrap=True, highlight=False)


def replay(found: Json, console: Console) -> None:
    """Who would be judged otherwise, and by which codes; or that nobody would."""
    if not found["changes"]:
        console.print("nothing would change")
        return
    table = _table("Number", "Before", "After", "No longer found", "Newly found")
    for change in found["changes"]:
        codes = ("\n".join(change[name]) for name in ("gone", "new"))
        cells = (change["number"], change["before"], change["after"], *codes)
        table.add_row(*(_text(cell) for cell in cells))
    console.print(table)


def reminders(found: Json, console: Console) -> None:
    """Who has not handed in or not completed, what is lacking, and why nobody is reminded now."""
    table = _table("Who", "School", "Reminded", "Lacks", "Why not now")
    for each in found["reminders"]:
        who = "—" if each["subject"].startswith("school:") else each["subject"]
        lacks = "\n".join(each["lacking"]) or "has sent nothing"
        cells = (who, each["school"], each["reminded"], lacks, each["not_now"])
        table.add_row(*(_text(cell) for cell in cells))
    console.print(table)
    console.print(f"{found['sent']} reminders put into the outbox", highlight=False)


def tree(found: Json, console: Console, depth: int = 0) -> None:
    """Any document as indented lines."""
    for key, value in found.items():
        if isinstance(value, dict):
            console.print(f"{'  ' * depth}[bold]{_text(key)}[/]")
            tree(value, console, depth + 1)
        elif isinstance(value, list):
            console.print(f"{'  ' * depth}[bold]{_text(key)}[/]")
            _lines(value, console, depth + 1)
        else:
            console.print(f"{'  ' * depth}{_text(key)}: {_text(value)}", highlight=False)


def _lines(values: Iterable[Json], console: Console, depth: int) -> None:
    for value in values:
        line = (
            "  ".join(_text(v) for v in value.values()) if isinstance(value, dict) else _text(value)
        )
        console.print(f"{'  ' * depth}{line}", highlight=False)


def _findings(findings: Iterable[Json], console: Console) -> None:
    for finding in findings:
        colour = COLOURS[finding["level"]]
        console.print(
            f"  [{colour}]{finding['level']:8}[/] {_text(finding['message'])}", highlight=False
        )


def _table(*headings: str) -> Table:
    table = Table(show_lines=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _text(value: object) -> str:
    """Anything as text that the terminal takes as text."""
    return "—" if value is None else escape(str(value))
