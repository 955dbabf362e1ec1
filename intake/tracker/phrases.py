"""Phrases: what desk.toml must say, each with the values that its braces may name.

Checked before anything is drawn, so that a slip in a phrase that is seldom needed is found when it
is made and not on the night when the first reply bounces.
"""

from __future__ import annotations

from collections.abc import Mapping

CARDS = ("entries", "accepted", "returned", "incomplete", "review", "todo")
"""The six numbers at the top of the overview."""

REASONS = (
    "parked", "proposed", "held", "failed", "unsure", "bounced", "release", "through", "inquiry",
    "withdrawal", "bounce", "next-tier",
)  # fmt: skip
"""Why a letter may wait for a person; a work waits for review."""

STEPS = (
    "fetch", "drop", "answer", "judge", "post", "poll", "flag", "desk", "noise", "board",
)  # fmt: skip
"""Rounds that may give up an item which no other line would show."""

PASSAGES = ("opened", "revised", "added", "duplicate", "proposed", "held", "withdrawn")
"""How a letter may have come to its entries."""

ODDITIES = (
    "row-gone", "row-doubled", "row-unknown", "cell", "column-gone", "sheet-gone", "word-unknown",
    "merged", "formula", "unreadable", "more",
)  # fmt: skip
"""What staff may do in the workbook that the robot cannot act upon."""

REFUSED = ("waive", "impossible", "opinion", "reason", "unknown", "date", "other")
"""Why what staff asked for cannot be."""

ASIDE = ("parts", "pictures", "rows", "cells", "far", "unreadable")
"""Why a workbook that staff have saved cannot be drawn anew."""

PHRASES: Mapping[str, tuple[str, ...]] = {
    "sheets.overview.title": (),
    "sheets.entries.title": (),
    "sheets.entries.hint": ("at",),
    "sheets.files.title": (),
    "sheets.files.hint": ("at",),
    "sheets.findings.title": (),
    "sheets.findings.hint": ("at",),
    "sheets.letters.title": (),
    "sheets.letters.hint": ("at",),
    "sheets.unsent.title": (),
    "sheets.unsent.hint": ("at",),
    "sheets.schedule.title": (),
    "sheets.schedule.hint": ("at",),
    "sheets.guide.title": (),
    "schedule.told": (),
    "schedule.draft": (),
    "schedule.weekdays": (),
    "sheets.loose": (),
    "print.footer": (),
    "kind.unread": (),
    "outbox.held": (),
    "letter.through": ("name", "colleague"),
    "letter.held": (),
    "entry.title": ("title",),
    "entry.untitled": (),
    "entry.revision": ("count",),
    "entry.last-opinion": ("day", "revision", "said"),
    "entry.missing": (),
    "entry.expected": (),
    "entry.unusable": (),
    "entry.unmeasured": ("size",),
    "entry.undecided": ("label",),
    "entry.made": (),
    "entry.taken": ("label",),
    "entry.adopted": (),
    "entry.open": (),
    "entry.report": (),
    "entry.robot": (),
    "entry.estimate": ("length",),
    "entry.problem": ("title", "found"),
    "entry.of-file": ("title", "file"),
    "entry.link": ("url", "code"),
    "entry.link-alone": ("url",),
    "entry.between": (),
    "entry.more": ("count",),
    "entry.none": (),
    "entry.categories-between": (),
    "overview.updated": ("at",),
    "overview.deadline": ("name", "until"),
    "overview.no-deadline": ("name",),
    "overview.days-left": ("days",),
    "overview.last-day": ("days",),
    "overview.past": ("days",),
    "overview.past-today": ("days",),
    "overview.alarm": (),
    "overview.states": (),
    "overview.problems": (),
    "overview.no-problems": (),
    "overview.no-entries": (),
    "overview.todo": ("count",),
    "overview.nothing": (),
    "overview.todo-kind": (),
    "overview.todo-number": (),
    "overview.todo-what": (),
    "overview.todo-who": (),
    "overview.todo-why": (),
    "overview.todo-see": (),
    "overview.more": ("count", "sheet"),
    "overview.daily": (),
    "overview.letters": ("total", "parts"),
    "overview.copies": ("count",),
    "overview.part": ("word", "count"),
    "overview.parts-between": (),
    "overview.mailbox": ("seen", "missing"),
    "overview.mailbox-short": ("seen", "missing"),
    "overview.marks": ("count",),
    "overview.running": ("at",),
    "overview.silent": ("at",),
    "overview.todo-fill": (),
    "charts.days": (),
    "charts.categories": (),
    "charts.day": ("month", "day"),
    "charts.others": (),
    "charts.works": (),
    "todo.refused.label": (),
    "guide-states.heading": (),
    "todo.review.label": (),
    "todo.stuck.label": (),
    "todo.stuck.why": ("step", "reason"),
    "todo.astray.label": (),
    "todo.astray.why": ("folder",),
    "todo.expiring.label": (),
    "todo.expiring.why": ("url", "day"),
    **{f"step.{name}": () for name in STEPS},
    **{f"passage.{how}": () for how in PASSAGES},
    **{f"cards.{name}.label": () for name in CARDS},
    **{f"cards.{name}.hint": ("schools", "percent") for name in CARDS},
    **{f"oddity.{kind}": ("sheet", "key", "column", "text") for kind in ODDITIES},
    **{f"refused.{why}": ("column", "text", "state", "findings") for why in REFUSED},
    **{f"aside.{why}": ("sheet",) for why in ASIDE},
    "todo.sheet.label": (),
    "todo.aside.label": (),
    **{f"todo.{reason}.label": () for reason in REASONS},
    **{f"todo.{reason}.why": ("reason",) for reason in REASONS},
}
