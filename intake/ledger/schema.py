"""The tables of the ledger and how nouns become columns.

Instants are stored as ISO text in UTC, so that they sort as they happened in any database; nouns
as JSON through pydantic, so that model/ stays free of it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from intake.model import Case, Facts, Judgement, Letter, Made, Material, Offered, Reply

VERSION = 3
"""Raised when a table changes. A newer ledger is refused, an older one upgraded (upgrade.py)."""


class Instant(TypeDecorator[datetime]):
    """An aware datetime as ISO text in UTC with microseconds."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text that is stored; a naive instant is a fault of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "the ledger takes aware instants only"
            raise ValueError(message)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The instant that was stored, in UTC."""
        return datetime.fromisoformat(value) if value else None


class Noun(TypeDecorator[Any]):
    """A noun of the model as JSON text, back as the same noun.

    The adapter is built once a column: building it takes longer than any noun (measured).
    """

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:  # noqa: ANN401  (a type, a union or a generic alias)
        super().__init__()
        self.kind = kind
        self._adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401, ARG002
        """The JSON that is stored."""
        return None if value is None else self._adapter.dump_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """The noun that was stored."""
        return None if value is None else self._adapter.validate_json(value)


tables = MetaData()

meta = Table("meta", tables, Column("name", String(40), primary_key=True), Column("value", Text))

letter = Table(
    "letter",
    tables,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("kind", String(20), index=True),
    Column("sender", Text, index=True),
    Column("message_id", Text, index=True),
    Column("noun", Noun(Letter)),
    Column("end", String(20), nullable=False, index=True),
    Column("reason", Text, nullable=False, default=""),
)

place = Table(
    "place",
    tables,
    Column("account", Text, primary_key=True),
    Column("folder", Text, primary_key=True),
    Column("uidvalidity", Integer, primary_key=True),
    Column("uid", Integer, primary_key=True),
    Column("announced", Text, primary_key=True, default=""),
    Column("letter_id", ForeignKey("letter.id"), nullable=False, index=True),
    Column("finished", Boolean, nullable=False, default=False, index=True),
)

file = Table(
    "file",
    tables,
    Column("sha256", String(64), primary_key=True),
    Column("path", Text, nullable=False),
    Column("nature", String(20), nullable=False),
    Column("format", String(20), nullable=False),
    Column("measured", Integer, nullable=False, default=0, index=True),
    Column("marks_of", String(64), nullable=False, default="", index=True),
)

fact = Table(
    "fact",
    tables,
    Column("sha256", ForeignKey("file.sha256"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("noun", Noun(Facts), nullable=False),
    Column("at", Instant, nullable=False),
)

fingerprint = Table(
    "fingerprint",
    tables,
    Column("sha256", ForeignKey("file.sha256"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)
"""What thousands of films are compared by, apart from their facts: those take long to read."""

material = Table(
    "material",
    tables,
    Column("id", Integer, primary_key=True),
    Column("letter_id", ForeignKey("letter.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("sha256", ForeignKey("file.sha256"), nullable=False, index=True),
    Column("noun", Noun(Material), nullable=False),
    UniqueConstraint("letter_id", "position"),
)

entry = Table(
    "entry",
    tables,
    Column("number", String(40), primary_key=True),
    Column("serial", Integer, nullable=False, unique=True),
    Column("state", String(20), nullable=False, index=True),
    Column("holder", Text, nullable=False, default="", index=True),
    Column("name_key", Text, nullable=False, default="", index=True),
    Column("title", Text, nullable=False),
    Column("school", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

revision = Table(
    "revision",
    tables,
    Column("number", ForeignKey("entry.number"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("letter_id", ForeignKey("letter.id"), nullable=False),
    Column("case", Noun(Case), nullable=False),
    Column("at", Instant, nullable=False),
)

writer = Table(
    "writer",
    tables,
    Column("number", ForeignKey("entry.number"), primary_key=True),
    Column("address", Text, primary_key=True, index=True),
    Column("domain", Text, nullable=False, index=True),
)

thread = Table(
    "thread",
    tables,
    Column("letter_id", ForeignKey("letter.id"), primary_key=True),
    Column("number", ForeignKey("entry.number"), primary_key=True, index=True),
    Column("how", String(20), nullable=False),
)

judgement = Table(
    "judgement",
    tables,
    Column("id", Integer, primary_key=True),
    Column("subject", String(40), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("noun", Noun(Judgement), nullable=False),
    UniqueConstraint("subject", "turn"),
)

answer = Table(
    "answer",
    tables,
    Column("id", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("cause", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("letter_id", ForeignKey("letter.id"), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("outbox_id", ForeignKey("outbox.id"), index=True),
    UniqueConstraint("subject", "cause", "kind"),
)

outbox = Table(
    "outbox",
    tables,
    Column("id", Integer, primary_key=True),
    Column("message_id", String(120), nullable=False, unique=True),
    Column("letter_id", ForeignKey("letter.id"), index=True),
    Column("reply", Noun(Reply), nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("to", Text, nullable=False, default="", index=True),
    Column("state", String(20), nullable=False, index=True),
    Column("hold", Text, nullable=False, default=""),
    Column("released", Boolean, nullable=False, default=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("looks", Integer, nullable=False, default=0),
    Column("repeated", Boolean, nullable=False, default=False),
    Column("next_try", Instant),
    Column("announced_at", Instant),
    Column("composed_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("detail", Text, nullable=False, default=""),
)

desk_cell = Table(
    "desk_cell",
    tables,
    Column("sheet", String(20), primary_key=True),
    Column("row", String(300), primary_key=True),
    Column("column", String(40), primary_key=True),
    Column("text", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", Instant, nullable=False),
)

desk_kept = Table(
    "desk_kept",
    tables,
    Column("name", String(40), primary_key=True),
    Column("body", Text, nullable=False),
)

parcel = Table(
    "parcel",
    tables,
    Column("digest", String(40), primary_key=True),
    Column("numbers", Noun(tuple[str, ...]), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("way", String(20), nullable=False),
    Column("link", Text, nullable=False, default=""),
    Column("code", Text, nullable=False, default=""),
    Column("made_at", Instant, nullable=False),
    Column("sent_at", Instant),
)

dispatch = Table(
    "dispatch",
    tables,
    Column("digest", ForeignKey("parcel.digest"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("message_id", String(120), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("announced_at", Instant),
    Column("detail", Text, nullable=False, default=""),
)

showing = Table(
    "showing",
    tables,
    Column("number", ForeignKey("entry.number"), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("announced_at", Instant),
)

listed = Table(
    "listed",
    tables,
    Column("letter_id", ForeignKey("letter.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("school", Text, nullable=False),
    Column("province", Text, nullable=False),
    Column("rank", Integer),
)

edit = Table(
    "edit",
    tables,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("number", String(40), nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("outcome", Text, nullable=False, index=True),
)

event = Table(
    "event",
    tables,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("number", String(40), index=True),
    Column("letter_id", Integer, index=True),
)

trouble = Table(
    "trouble",
    tables,
    Column("round", String(20), primary_key=True),
    Column("item", String(200), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("trace", Text, nullable=False),
    Column("parked", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

pulse = Table(
    "pulse",
    tables,
    Column("name", String(40), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("body", Noun(dict[str, str]), nullable=False),
)

request = Table(
    "request",
    tables,
    Column("id", Integer, primary_key=True),
    Column("verb", String(20), nullable=False),
    Column("argument", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("granted", Boolean),
    Column("answer", Text),
)

share = Table(
    "share",
    tables,
    Column("id", Integer, primary_key=True),
    Column("provider", String(20), nullable=False),
    Column("url", Text, nullable=False),
    Column("code", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("offered", Noun(tuple[Offered, ...]), nullable=False),
    Column("expires", String(10), nullable=False, default=""),
    Column("have", Integer, nullable=False, default=0),
    Column("tries", Integer, nullable=False, default=0),
    Column("opened_at", Instant, nullable=False),
    Column("next_try", Instant),
    UniqueConstraint("provider", "url", "code"),
)

share_letter = Table(
    "share_letter",
    tables,
    Column("share_id", ForeignKey("share.id"), primary_key=True),
    Column("letter_id", ForeignKey("letter.id"), primary_key=True, index=True),
)

haul = Table(
    "haul",
    tables,
    Column("share_id", ForeignKey("share.id"), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("sha256", String(64), nullable=False),
)

made = Table(
    "made",
    tables,
    Column("source", String(64), primary_key=True),
    Column("noun", Noun(Made), nullable=False),
    Column("at", Instant, nullable=False),
)
