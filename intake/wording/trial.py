"""Trial: all words of a templates folder, said on made-up values before anybody reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from intake.errors import BadSetup
from intake.model import ReplyKind
from intake.wording.folder import FINDINGS, REMEDY, SAID, SAMPLE, SENTENCES, places
from intake.wording.quoting import harmless

if TYPE_CHECKING:
    from intake.wording.words import Wording

FORMS = ("txt", "html")


def check(wording: Wording, codes: Iterable[str]) -> None:
    """Try all words on made-up values. Raises BadSetup for what is missing or fails."""
    _check_findings(wording, sorted(codes))
    _ = wording.desk
    sample = _sample(wording)
    for place, values in product(places(wording.table(SENTENCES)), list(_variants(sample))):
        wording.say(SENTENCES, *place, **values)
    for kind in ReplyKind:
        _check_letter(wording, kind, sample)


def _sample(wording: Wording) -> dict[str, Any]:
    """All that the sentences and pages of a reply may name, with made-up values."""
    table = wording.table(SAMPLE)
    if not isinstance(table.get("entry"), Mapping):
        message = f"{wording.folder / SAMPLE}: no table entry; {REMEDY}"
        raise BadSetup(message)
    return {**table, "entries": [table["entry"]]}


def _check_letter(wording: Wording, kind: ReplyKind, sample: Mapping[str, Any]) -> None:
    """Lay the sample out as a letter of one kind, in both forms, alone and as one of two."""
    groups = (("letter",), ("several",), ("entry",), ("kind", kind.value))
    said: dict[str, str] = {}
    for group in groups:
        said |= wording.group(SENTENCES, *group, **sample)
    entry = {**sample["entry"], "said": said}
    for count, form in product((1, 2), FORMS):
        page = {**sample, "kind": kind.value, "said": said, "entries": [entry] * count}
        wording.render(f"replies/{kind}.{form}.j2", **page)


def _check_findings(wording: Wording, codes: Sequence[str]) -> None:
    known = wording.table(FINDINGS)
    lacking = [code for code in codes if code not in known]
    lacking += [
        f"{code}.{key}"
        for code in codes
        for key in SAID
        if code in known and not isinstance(known[code].get(key), str)
    ]
    if lacking:
        where, what = wording.folder / FINDINGS, ", ".join(lacking)
        message = f"{where}: no words for {what}; write a table for each, with {', '.join(SAID)}"
        raise BadSetup(message)
    for code in codes:
        example = {
            "about": "hd",
            "required": None,
            "found": None,
            **known[code].get("example", {}),
        }
        for key in SAID:
            wording.say(FINDINGS, code, key, **{k: harmless(v) for k, v in example.items()})


def _variants(sample: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The sample, and the sample with each value but one as it is: turned round, or empty."""
    yield sample
    for values in (sample, sample["entry"]):
        for key, value in values.items():
            if isinstance(value, bool | str | int | list):
                other = {key: not value if isinstance(value, bool) else type(value)()}
                inner = {} if values is sample else {"entry": {**values, **other}}
                yield {**sample, **(inner or other)}
