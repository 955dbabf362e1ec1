"""Words: what the robot knows → what a person reads. The one door to jinja2.

Every sentence stands in the templates folder. TOML files hold single sentences, each a small
template of its own; ``.txt.j2`` and ``.html.j2`` files hold whole pages. Undefined names are errors
everywhere, ``.html.j2`` files escape what they print, and no template is ever built from a
stranger's text. What is wrong with the folder is BadSetup, with file and line.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError, TemplateNotFound
from jinja2 import TemplateSyntaxError as SyntaxFault
from jinja2.sandbox import ImmutableSandboxedEnvironment

from intake import text
from intake.errors import BadSetup
from intake.model import Finding, ReplyKind, Value

Place: TypeAlias = tuple[str | int, ...]
"""Where a sentence stands in a TOML file: table, key, and so on."""

FINDINGS, DESK, WORDS = "findings.toml", "desk.toml", "words.toml"
SENTENCES, SAMPLE = "replies/sentences.toml", "replies/sample.toml"
SAID = ("title", "message", "required", "found", "cure")
FORMS = ("txt", "html")
NAMED = ("roles", "fields", "levels", "codecs", "containers", "marks", "providers", "states")

MEBI, KIBI = 1024 * 1024, 1024
LONGEST_QUOTE = 80
MOST_QUOTED = 4_000
"""Characters of a stranger's words that are looked at for a quotation."""
RENDER_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError)

_DOMAIN_DOT = re.compile(
    r"(?i)(?<=[a-z0-9-])\.(?=(?:[a-z0-9-]{1,63}\.){0,3}"
    r"(?:com|cn|net|org|edu|gov|top|xyz|vip|cc|info|io|me|site|club|shop|link)(?![a-z0-9]))"
)
_SHARE = re.compile(r"[\w-]{1,64}", re.ASCII)
_SURL = re.compile(r"surl=([\w-]{1,64})", re.ASCII)
_REMEDY = "mend it, or copy the file that came with the robot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A finding in Chinese: a short title, a whole sentence, and its parts one by one."""

    code: str
    title: str
    message: str
    required: str
    found: str
    cure: str


def quoted(words: str, limit: int = LONGEST_QUOTE) -> str:
    """A stranger's words as one harmless line, at most `limit` characters long.

    Controls are gone, telephone numbers are masked, and nothing looks like an address that a mail
    program would turn into a link of its own accord.
    """
    # Masked before it is cut: a cut number would not be known as one.
    line = text.header_text(text.mask_phones(text.header_text(words, MOST_QUOTED)), limit)
    return _DOMAIN_DOT.sub("．", line.replace("://", "：//").replace("www.", "www．"))


class Wording:
    """The words of one templates folder, times told in one zone; files are read when needed."""

    def __init__(self, folder: Path, zone: tzinfo) -> None:
        self._folder = folder
        self._tables: dict[str, Mapping[str, Any]] = {}
        self._sentences: dict[tuple[str, Place], Template] = {}
        self._pages = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folder),
            autoescape=lambda name: name is not None and name.endswith(".html.j2"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._pages.filters |= _Figures(self, zone).filters()

    @property
    def desk(self) -> Mapping[str, Any]:
        """The words of the tracker."""
        return self.table(DESK)

    def table(self, name: str) -> Mapping[str, Any]:
        """A TOML file of the folder, parsed once."""
        if name not in self._tables:
            self._tables[name] = _read(self._folder / name)
        return self._tables[name]

    def label(self, table: str, key: str) -> str:
        """What words.toml calls `key` in one of its tables, or the key itself, made harmless."""
        found = self.table(WORDS).get(table, {}).get(key)
        return found if isinstance(found, str) else quoted(key)

    def worded(self, finding: Finding) -> Worded:
        """A finding in words. Raises BadSetup when its code has none."""
        values = {
            "about": finding.about,
            "required": _harmless(finding.required),
            "found": _harmless(finding.found),
        }
        return Worded(
            code=finding.code,
            **{key: self.say(FINDINGS, finding.code, key, **values) for key in SAID},
        )

    def say(self, name: str, *place: str | int, **values: Any) -> str:  # noqa: ANN401  (what a template may print)
        """One sentence of a TOML file, filled in."""
        template = self._sentence(name, place)
        try:
            return template.render(values).strip()
        except RENDER_FAULTS as error:
            raise self._sentence_fault(name, place, error) from error

    def group(self, name: str, *place: str, **values: Any) -> dict[str, str]:  # noqa: ANN401  (likewise)
        """All sentences of one table of a TOML file, said; what has nothing to say is empty."""
        table = _at(self.table(name), place)
        if not isinstance(table, Mapping):
            message = f"{self._folder / name}: no table {'.'.join(place)}; {_REMEDY}"
            raise BadSetup(message)
        return {key: self.say(name, *place, key, **values) for key in table}

    def render(self, name: str, **values: Any) -> str:  # noqa: ANN401  (likewise)
        """A page of the folder, filled in; HTML is escaped where the name says that it is HTML."""
        try:
            return self._pages.get_template(name).render(values)
        except RENDER_FAULTS as error:
            raise self._page_fault(name, error) from error

    def check(self, codes: Iterable[str]) -> None:
        """Try all words on made-up values. Raises BadSetup for what is missing or fails."""
        self._check_findings(sorted(codes))
        _ = self.desk
        sample = self._sample()
        for place, values in product(_places(self.table(SENTENCES)), list(_variants(sample))):
            self.say(SENTENCES, *place, **values)
        for kind in ReplyKind:
            self._check_letter(kind, sample)

    def _sample(self) -> dict[str, Any]:
        """All that the sentences and pages of a reply may name, with made-up values."""
        table = self.table(SAMPLE)
        if not isinstance(table.get("entry"), Mapping):
            message = f"{self._folder / SAMPLE}: no table entry; {_REMEDY}"
            raise BadSetup(message)
        return {**table, "entries": [table["entry"]]}

    def _check_letter(self, kind: ReplyKind, sample: Mapping[str, Any]) -> None:
        """Lay the sample out as a letter of one kind, in both forms, alone and as one of two."""
        groups = (("letter",), ("several",), ("entry",), ("kind", kind.value))
        said: dict[str, str] = {}
        for group in groups:
            said |= self.group(SENTENCES, *group, **sample)
        entry = {**sample["entry"], "said": said}
        for count, form in product((1, 2), FORMS):
            page = {**sample, "kind": kind.value, "said": said, "entries": [entry] * count}
            self.render(f"replies/{kind}.{form}.j2", **page)

    def _check_findings(self, codes: Sequence[str]) -> None:
        known = self.table(FINDINGS)
        lacking = [code for code in codes if code not in known]
        lacking += [
            f"{code}.{key}"
            for code in codes
            for key in SAID
            if code in known and not isinstance(known[code].get(key), str)
        ]
        if lacking:
            where, what = self._folder / FINDINGS, ", ".join(lacking)
            message = (
                f"{where}: no words for {what}; write a table for each, with {', '.join(SAID)}"
            )
            raise BadSetup(message)
        for code in codes:
            example = {
                "about": "hd",
                "required": None,
                "found": None,
                **known[code].get("example", {}),
            }
            for key in SAID:
                self.say(FINDINGS, code, key, **{k: _harmless(v) for k, v in example.items()})

    def _sentence(self, name: str, place: Place) -> Template:
        if (name, place) not in self._sentences:
            source = _at(self.table(name), place)
            if not isinstance(source, str):
                shown = ".".join(map(str, place))
                message = f"{self._folder / name}: no sentence {shown}; {_REMEDY}"
                raise BadSetup(message)
            try:
                self._sentences[name, place] = self._pages.from_string(source)
            except SyntaxFault as error:
                raise self._sentence_fault(name, place, error) from error
        return self._sentences[name, place]

    def _sentence_fault(self, name: str, place: Place, error: Exception) -> BadSetup:
        path = self._folder / name
        line = _line_of(path, place) + (_line_in("<template>", error) or 1) - 1
        shown = ".".join(map(str, place))
        return BadSetup(f"{path}, line {line}: {shown}: {_told(error)}; {_REMEDY}")

    def _page_fault(self, name: str, error: Exception) -> BadSetup:
        if isinstance(error, TemplateNotFound):
            missing = self._folder / str(error.name)
            asked = "" if error.name == name else f", which {name} uses"
            return BadSetup(f"{missing}: there is no such template{asked}; {_REMEDY}")
        path, line = self._broken_at(name, error)
        return BadSetup(f"{path}, line {line}: {_told(error)}; {_REMEDY}")

    def _broken_at(self, name: str, error: Exception) -> tuple[Path, int]:
        """The file and line that an error comes from: the page's own, or that of a file it uses."""
        files = [p for p in self._folder.rglob("*.j2") if _line_in(str(p), error)]
        path = max(files, key=lambda p: _depth(str(p), error), default=self._folder / name)
        return path, _line_in(str(path), error) or 1


class _Figures:
    """Filters: numbers, instants and names as a person writes them."""

    def __init__(self, wording: Wording, zone: tzinfo) -> None:
        self._say = functools.partial(wording.say, WORDS, "units")
        self._label = wording.label
        self._zone = zone

    def filters(self) -> dict[str, Callable[..., str]]:
        """The filters by the names that templates call them by."""
        named: dict[str, Callable[..., str]] = {
            "size": self.size,
            "kbps": self.kbps,
            "kbps_limit": self.kbps_limit,
            "clock": self.clock,
            "instant": self.instant,
            "deadline": self.deadline,
            "share": self.share,
        }
        for table in NAMED:
            named[table.removesuffix("s")] = functools.partial(self._label, table)
        return named

    def size(self, size: float, limit: float | None = None) -> str:
        """Bytes as KB or MB of 1024, so exact that it never looks like a limit that it exceeds."""
        if size < MEBI / 10:
            return f"{-(-size // KIBI):.0f} KB"
        return f"{_apart(size / MEBI, None if limit is None else limit / MEBI)} MB"

    def kbps(self, rate: float) -> str:
        """Bits a second in thousands, as players show them."""
        return f"{rate / 1000:.0f} kbps"

    def kbps_limit(self, rate: int) -> str:
        """A limit as the notice writes it: 1000 stands for 1000 × 1024 bit/s."""
        return f"{rate / KIBI if rate % KIBI == 0 else rate / 1000:g} kbps"

    def clock(self, seconds: float, limit: float | None = None) -> str:
        """Seconds as minutes and seconds, so exact that it never looks like a limit it exceeds."""
        whole = round(seconds)
        if limit is not None and whole == limit != seconds:
            return self._say("exactly", minutes=int(seconds // 60), seconds=f"{seconds % 60:.2f}")
        minutes, rest = divmod(whole, 60)
        return self._say("clock", minutes=minutes, seconds=rest)

    def instant(self, when: datetime | str) -> str:
        """A point in time with its weekday."""
        local = self._local(when)
        return self._dated(local, f"{local:%H:%M}")

    def deadline(self, when: datetime | str) -> str:
        """Until when, with its weekday; midnight is the end of the day before."""
        local = self._local(when)
        if (local.hour, local.minute) == (0, 0):
            return self._dated(local - timedelta(days=1), "24:00")
        return self._dated(local, f"{local:%H:%M}")

    def _local(self, when: datetime | str) -> datetime:
        moment = datetime.fromisoformat(when) if isinstance(when, str) else when
        return moment.astimezone(self._zone)

    def _dated(self, day: datetime, clock: str) -> str:
        weekday = self._label("weekdays", str(day.isoweekday()))
        return self._say("instant", month=day.month, day=day.day, weekday=weekday, clock=clock)

    def share(self, url: str) -> str:
        """A share link by its provider and the start of its code: no mail program links it."""
        parts = urlsplit(url.replace("：//", "://").replace("．", "."))
        tail = _SURL.findall(parts.query) or _SHARE.findall(parts.path)
        host = self._label("hosts", parts.hostname or "")
        known = host != quoted(parts.hostname or "")
        provider = host if known else self._label("hosts", "other")
        return self._say("share", provider=provider, code=tail[-1][:12] if tail else "")


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); {_REMEDY}"
        raise BadSetup(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: not a TOML file in UTF-8: {error}; {_REMEDY}"
        raise BadSetup(message) from error


def _harmless(value: Value) -> Value:
    if isinstance(value, str):
        return quoted(value)
    return tuple(quoted(v) for v in value) if isinstance(value, tuple) else value


def _apart(number: float, limit: float | None) -> str:
    """A number with as few decimals as tell it from its limit."""
    for places in range(1, 7):
        shown = f"{number:.{places}f}".removesuffix(".0")
        if limit is None or number == limit or float(shown) != limit:
            return shown
    return shown


def _at(table: Any, place: Place) -> Any:  # noqa: ANN401  (TOML holds anything)
    for step in place:
        try:
            table = table[step]
        except (LookupError, TypeError):
            return None
    return table


def _places(table: Any, start: Place = ()) -> Iterator[Place]:  # noqa: ANN401  (likewise)
    """Where the sentences of a TOML file stand."""
    if isinstance(table, str):
        yield start
    elif isinstance(table, dict):
        for key, inner in table.items():
            yield from _places(inner, (*start, key))
    elif isinstance(table, list):
        for index, inner in enumerate(table):
            yield from _places(inner, (*start, index))


def _variants(sample: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The sample, and the sample with each value but one as it is: turned round, or empty."""
    yield sample
    for values in (sample, sample["entry"]):
        for key, value in values.items():
            if isinstance(value, bool | str | int | list):
                other = {key: not value if isinstance(value, bool) else type(value)()}
                inner = {} if values is sample else {"entry": {**values, **other}}
                yield {**sample, **(inner or other)}


def _line_of(path: Path, place: Place) -> int:
    """The line of a TOML file on which a sentence starts, as far as it can be told."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = 0
    for step in place:
        wanted = re.compile(
            rf'\s*\[*"?{re.escape(str(step))}"?(\]|\s*=)|\s*\[.*\."?{re.escape(str(step))}"?\]'
        )
        start = next((n for n in range(start, len(lines)) if wanted.match(lines[n])), start)
    opens = lines[start].rstrip().endswith(('"""', "'''")) if lines else False
    return start + 1 + opens


def _line_in(name: str, error: Exception) -> int | None:
    """The line of a template at which an error arose, or None."""
    if isinstance(error, SyntaxFault):
        return error.lineno if (error.filename or "<template>") == name else None
    lines = [n for file, n in _frames(error.__traceback__) if file == name]
    return lines[-1] if lines else None


def _depth(name: str, error: Exception) -> int:
    files = [file for file, _ in _frames(error.__traceback__)]
    return max((n for n, file in enumerate(files) if file == name), default=-1)


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _told(error: Exception) -> str:
    return text.header_text(str(error) or type(error).__name__)
