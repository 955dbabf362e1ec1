"""config.toml → Policy, strictly: an unknown key, a wrong type or a missing value is BadSetup.

TOML is read by the standard library, turned into JSON and validated by pydantic against frozen
dataclasses, so that model and rules know nothing of pydantic. Secrets never stand in config.toml:
they come from the environment, from NAME_FILE, or from a file in INTAKE_SECRETS_DIR.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pydantic
from pydantic import AfterValidator, ConfigDict, SecretStr, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from intake.errors import BadSetup
from intake.model import Field, Grading, ReplyKind, Window
from intake.rules import RULES, Rule

DECISIVE = {"campaign", "marks", "form", "findings", "rules"}
"""The tables that a judgement follows from; a server's port or a folder changes none."""
STRICT = ConfigDict(extra="forbid", strict=True)
Tls = Literal["tls", "starttls", "none"]
YEARS = (2000, 2100)
"""Years beyond these are slips of the pen, and days are added to dates."""


def _near(day: date) -> date:
    if YEARS[0] <= day.year <= YEARS[1]:
        return day
    kind, words = "far_date", "Input should lie between the years {first} and {last}"
    raise PydanticCustomError(kind, words, {"first": YEARS[0], "last": YEARS[1]})


Day = Annotated[date, AfterValidator(_near)]
Moment = Annotated[datetime | date, AfterValidator(_near)]
Days = Annotated[int, pydantic.Field(ge=0, le=3660)]
Interval = Annotated[int, pydantic.Field(ge=1, le=86_400)]
Port = Annotated[int, pydantic.Field(ge=1, le=65_535)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """[campaign]: who calls, for whom, until when."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    id: str
    name: str
    prefix: Annotated[str, pydantic.Field(pattern="^[A-Za-z]{1,8}$")]
    tier: Literal["province", "national"]
    timezone: str = "Asia/Shanghai"
    opens: Day | None = None
    deadline: Moment
    grace_minutes: Annotated[int, pydantic.Field(ge=0, le=10_080)] = 0
    correction_days: Days = 3
    extensions: dict[str, Day] = field(default_factory=dict)
    topic_words: tuple[str, ...] = ()
    organiser_links: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the campaign's days are meant."""
        return ZoneInfo(self.timezone)

    def closes(self, school: str = "", sender: str = "") -> datetime:
        """The deadline for a school or sender without grace: a day is meant to its end."""
        until = self.extensions.get(school) or self.extensions.get(sender) or self.deadline
        if isinstance(until, datetime):
            return until if until.tzinfo else until.replace(tzinfo=self.zone)
        return datetime.combine(until + timedelta(days=1), time.min, self.zone)

    def window(self, school: str = "", sender: str = "") -> Window:
        """When an entry of this school and sender may arrive, grace included."""
        opens = datetime.combine(self.opens, time.min, self.zone) if self.opens else None
        return Window(
            opens=opens, closes=self.closes(school, sender) + timedelta(minutes=self.grace_minutes)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxSettings:
    """[mailbox]: where letters arrive."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    host: str
    port: Port = 993
    tls: Tls = "tls"
    ca_file: str = ""
    user: str
    since: Day
    folders: tuple[str, ...] = ("INBOX",)
    done_folder: str = ""
    poll_seconds: Interval = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSettings:
    """[smtp]: how replies leave. The key `from`, a word of Python's own, is read as `sender`."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    host: str
    port: Port = 465
    tls: Tls = "tls"
    ca_file: str = ""
    user: str
    sender: Annotated[str, pydantic.Field(validation_alias="from")]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySettings:
    """[replies]: when a reply leaves, and when it waits for staff."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    send: bool = False
    settle_minutes: Annotated[float, pydantic.Field(ge=0, le=10_080, allow_inf_nan=False)] = 2
    per_sender_day: Annotated[int, pydantic.Field(ge=1)] = 10
    evidence: Literal["bcc", "sent", "none"] = "bcc"
    hold: tuple[ReplyKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSettings:
    """[ledger]: the database, relative SQLite paths to the config file."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSettings:
    """[files]: where raw letters and materials are kept."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    folder: str
    noise_days: Days = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """[desk]: where staff find the tracker."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    folder: str
    tracker: str = "tracker.xlsx"
    publish_seconds: Interval = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSettings:
    """[marks]: reference files; () asks for none, None asks without a reference."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    intro: tuple[str, ...] | None = None
    outro: tuple[str, ...] | None = None
    badge: tuple[str, ...] | None = None

    def unchecked(self) -> tuple[str, ...]:
        """The marks that are asked for; none of them is compared by the robot yet."""
        return tuple(name for name in ("intro", "outro", "badge") if getattr(self, name) != ())


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaSettings:
    """[media]: the programs that measure films, and their limits."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ffmpeg: str = ""
    ffprobe: str = ""
    workers: Annotated[int, pydantic.Field(ge=1, le=61)] = 2  # Windows knows no more processes
    seconds: Annotated[float, pydantic.Field(gt=0, le=86_400, allow_inf_nan=False)] = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSettings:
    """[form]: what a form may call its fields, and the words of its choices."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    labels: dict[Field, tuple[str, ...]]
    genres: dict[str, tuple[str, ...]]
    categories: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSettings:
    """[templates]: the folder of every word that goes out."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    folder: str = "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of config.toml as they stand in the file; rules are read one by one after."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    campaign: Campaign
    mailbox: MailboxSettings
    smtp: SmtpSettings
    replies: ReplySettings
    ledger: LedgerSettings
    files: FileSettings
    desk: DeskSettings
    marks: MarkSettings
    media: MediaSettings
    form: FormSettings
    templates: TemplateSettings
    findings: dict[str, Grading]
    rules: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The whole of config.toml, validated, with the folder it stands in and its digest."""

    campaign: Campaign
    mailbox: MailboxSettings
    smtp: SmtpSettings
    replies: ReplySettings
    ledger: LedgerSettings
    files: FileSettings
    desk: DeskSettings
    marks: MarkSettings
    media: MediaSettings
    form: FormSettings
    templates: TemplateSettings
    findings: Mapping[str, Grading]
    rules: Mapping[str, Rule]
    folder: Path
    digest: str

    def path(self, relative: str) -> Path:
        """A path of the config, made absolute against the config file's folder."""
        return (self.folder / relative).resolve()


class Secrets(BaseSettings):
    """The passwords, from the environment or a secrets folder; their repr shows nothing."""

    model_config = SettingsConfigDict(env_prefix="INTAKE_", extra="ignore")
    mailbox_password: SecretStr = SecretStr("")
    smtp_password: SecretStr = SecretStr("")
    mailbox_password_file: Path | None = None
    smtp_password_file: Path | None = None
    secrets_dir: Path | None = None


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
    chosen = {name: _rule(name, table) for name, table in tables.rules.items()}
    _check_gradings(tables.findings, chosen)
    shared = {f.name: getattr(tables, f.name) for f in fields(Tables) if f.name != "rules"}
    return Policy(**shared, rules=chosen, folder=folder, digest=_digest(tables))


def secrets() -> Secrets:
    """The passwords, where they are given. Raises BadSetup when a named file cannot be read."""
    found = Secrets()
    if found.secrets_dir is not None:
        found = Secrets(_secrets_dir=found.secrets_dir)  # type: ignore[call-arg]  # pydantic-settings' own
    read = {
        name: _secret_file(name, getattr(found, f"{name}_file"))
        for name in ("mailbox_password", "smtp_password")
    }
    return found.model_copy(
        update={name: value for name, value in read.items() if value is not None}
    )


def _secret_file(name: str, path: Path | None) -> SecretStr | None:
    if path is None:
        return None
    try:
        return SecretStr(path.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        what = f"INTAKE_{name.upper()}_FILE: {path} cannot be read"
        message = f"{what}; make it a text file that the robot may read"
        raise BadSetup(message) from error


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
        kind = _hints(kind).get(str(step), kind)
    names = _hints(kind)
    return ["from" if kind is SmtpSettings and name == "sender" else name for name in names]


def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    sections = {
        "campaign": Campaign,
        "mailbox": MailboxSettings,
        "smtp": SmtpSettings,
        "replies": ReplySettings,
    }
    sections |= {
        "ledger": LedgerSettings,
        "files": FileSettings,
        "desk": DeskSettings,
        "marks": MarkSettings,
    }
    sections |= {"media": MediaSettings, "form": FormSettings, "templates": TemplateSettings}
    if kind is Tables:
        return {f.name: sections.get(f.name) for f in fields(Tables)}
    return {f.name: None for f in fields(kind)} if hasattr(kind, "__dataclass_fields__") else {}


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
