"""The document: the bytes of config.toml → Policy, or BadSetup with the dotted path at fault."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, get_type_hints
from zoneinfo import ZoneInfoNotFoundError

from pydantic import TypeAdapter, ValidationError

from intake.errors import BadSetup
from intake.model import Grading
from intake.policy.campaign import Campaign
from intake.policy.mail import SmtpSettings
from intake.policy.tables import Policy, Tables
from intake.rules import RULES, Rule

DECISIVE = {"campaign", "marks", "form", "findings", "rules"}
"""The tables that a judgement follows from; a server's port or a folder changes none."""


def load(path: Path) -> Policy:
    """The policy in the file at `path`. Raises BadSetup with the dotted path of what is wrong."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = (
            f"{path}: cannot be read ({error.strerror}); say --config FILE or set INTAKE_CONFIG"
        )
        raise BadSetup(message) from error
    return parse(raw, path.parent.resolve())


def parse(raw: bytes, folder: Path) -> Policy:
    """The policy in the bytes of a TOML file whose relative paths start at `folder`."""
    try:
        document = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"config: not a TOML file in UTF-8: {error}"
        raise BadSetup(message) from error
    tables: Tables = _validate(Tables, document, "")
    _check_zone(tables.campaign)
    tables.fetch.check()
    chosen = {name: _rule(name, table) for name, table in tables.rules.items()}
    _check_gradings(tables.findings, chosen)
    shared = {f.name: getattr(tables, f.name) for f in fields(Tables) if f.name != "rules"}
    return Policy(**shared, rules=chosen, folder=folder, digest=_digest(tables))


def _rule(name: str, table: dict[str, Any]) -> Rule:
    if name not in RULES:
        message = f"rules.{name}: no such rule; known: {', '.join(sorted(RULES))}"
        raise BadSetup(message)
    rule: Rule = _validate(RULES[name], table, f"rules.{name}")
    return rule


def _validate(kind: Any, document: Any, where: str) -> Any:  # noqa: ANN401  (any table in, any dataclass out)
    try:
        return TypeAdapter(kind).validate_json(json.dumps(document, default=_plain))
    except ValidationError as error:
        lines = [_complaint(kind, dict(e), where) for e in error.errors()]
        raise BadSetup("\n".join(lines)) from None


def _plain(value: object) -> str:
    """TOML's dates as JSON has them."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    message = f"config: a value of type {type(value).__name__} has no place here"
    raise BadSetup(message)


def _complaint(kind: Any, error: dict[str, Any], where: str) -> str:  # noqa: ANN401
    """One line a fault: the dotted path, what is wrong, and what would be right."""
    steps = [where] * bool(where) + [str(step) for step in error["loc"]]
    path = ".".join(steps)
    if error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        table = ".".join(steps[:-1])
        known = ", ".join(_known(kind, error["loc"][:-1]))
        return f"{table or 'config'}: unknown key {steps[-1]}; known: {known}"
    if error["type"] in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        return f"{'.'.join(steps[:-1]) or 'config'}: missing {steps[-1]}"
    return f"{path}: {error['msg']}, got {error['input']!r}"


def _known(kind: Any, loc: tuple[str | int, ...]) -> list[str]:  # noqa: ANN401
    """The keys that the table at `loc` below dataclass `kind` may have."""
    for step in loc:
        kind = get_type_hints(kind).get(str(step), kind) if is_dataclass(kind) else kind
    names = [f.name for f in fields(kind)] if is_dataclass(kind) else []
    return ["from" if kind is SmtpSettings and name == "sender" else name for name in names]


def _check_zone(campaign: Campaign) -> None:
    try:
        _ = campaign.zone
    except (ZoneInfoNotFoundError, ValueError) as error:
        what = f"campaign.timezone: {campaign.timezone!r} is no time zone"
        message = f"{what}; write for example Asia/Shanghai"
        raise BadSetup(message) from error


def _check_gradings(findings: Mapping[str, Grading], chosen: Mapping[str, Rule]) -> None:
    """Every code that a chosen rule may raise is graded, and every grading belongs to a rule."""
    needed = {code for rule in chosen.values() for code in rule.CODES}
    known = {code for kind in RULES.values() for code in kind.CODES}
    if missing := sorted(needed - findings.keys()):
        message = f"findings: missing {', '.join(missing)}; give each a level and an audience"
        raise BadSetup(message)
    if strange := sorted(findings.keys() - known):
        message = f"findings: no rule raises {', '.join(strange)}"
        raise BadSetup(message)


def _digest(tables: Tables) -> str:
    """What identifies the rules of a judgement: the sha256 of the tables that decide it."""
    canonical = TypeAdapter(Tables).dump_json(tables, by_alias=True, include=DECISIVE)
    return hashlib.sha256(canonical).hexdigest()[:16]
