"""Shares: the links of letters, what their services told, and how far each was fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import fact, haul, share, share_letter, thread
from intake.model import Link, Share, ShareState, Told

BROUGHT = ("opened", "revised", "added")
"""How a letter came to an entry that it made a revision of."""


class Shares:
    """The shares of a transaction. One link with one code is one share, whoever sends it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, letter_id: int, link: Link, told: Told, at: datetime) -> int:
        """The share of a letter's link, new or known; a known one stays as it is."""
        found = self._id(link)
        if found is None:
            row: dict[str, Any] = {
                "provider": link.provider,
                "url": link.url,
                "code": link.code or "",
            }
            row |= {"state": told.state, "reason": told.reason, "offered": told.offered}
            row |= {"expires": told.expires, "have": 0, "tries": 0}
            query = share.insert().values(**row, opened_at=at).returning(share.c.id)
            found = int(self._connection.execute(query).scalar_one())
        if letter_id not in self.letters(found):
            values = {"share_id": found, "letter_id": letter_id}
            self._connection.execute(share_letter.insert().values(values))
        return found

    def get(self, share_id: int) -> Share:
        """One share. Raises KeyError when there is none."""
        for found in self._shares(share.c.id == share_id):
            return found
        raise KeyError(share_id)

    def all(self) -> list[Share]:
        """Every share, in the order in which they came."""
        return self._shares(sa.true())

    def of(self, links: Iterable[Link]) -> tuple[Share, ...]:
        """What is known of these links; one whose files are not measured yet is still under way."""
        ids = [own for link in links if (own := self._id(link)) is not None]
        found = self._shares(share.c.id.in_(ids)) if ids else []
        return tuple(
            replace(s, state=ShareState.QUEUED) if self._is_unmeasured(s.id) else s for s in found
        )

    def letters(self, share_id: int) -> list[int]:
        """The letters that brought a share."""
        query = sa.select(share_letter.c.letter_id).where(share_letter.c.share_id == share_id)
        return list(self._connection.scalars(query.order_by(share_letter.c.letter_id)))

    def entries(self, share_id: int) -> list[str]:
        """The entries that a letter with this share has made a revision of."""
        query = sa.select(thread.c.number).join(
            share_letter, share_letter.c.letter_id == thread.c.letter_id
        )
        query = query.where(share_letter.c.share_id == share_id, thread.c.how.in_(BROUGHT))
        return list(self._connection.scalars(query.distinct().order_by(thread.c.number)))

    def due(self, now: datetime) -> list[int]:
        """Shares that are queued and not put off, in the order in which they came."""
        query = sa.select(share.c.id).where(share.c.state == ShareState.QUEUED)
        query = query.where(sa.or_(share.c.next_try.is_(None), share.c.next_try <= now))
        return list(self._connection.scalars(query.order_by(share.c.id)))

    def expected(self, since: datetime) -> set[int]:
        """Letters with a share that has been queued since then at most, and was not put off."""
        query = sa.select(share_letter.c.letter_id).join(
            share, share.c.id == share_letter.c.share_id
        )
        query = query.where(share.c.state == ShareState.QUEUED, share.c.next_try.is_(None))
        return set(self._connection.scalars(query.where(share.c.opened_at > since)))

    def left(self, reasons: Iterable[str]) -> list[Share]:
        """Shares that were left to a person for one of these reasons."""
        return self._shares(
            sa.and_(share.c.state == ShareState.PERSON, share.c.reason.in_(list(reasons)))
        )

    def tell(self, share_id: int, told: Told) -> None:
        """Keep a service's answer; what it lists and its last day stay when it says no more."""
        values: dict[str, Any] = {"state": told.state, "reason": told.reason, "next_try": None}
        if told.offered:
            values["offered"] = told.offered
        if told.expires:
            values["expires"] = told.expires
        self._change(share_id, values)

    def put_off(self, share_id: int, tries: int, reason: str, until: datetime | None) -> None:
        """Count a try that brought nothing; the next one comes later."""
        self._change(share_id, {"tries": tries, "reason": reason, "next_try": until})

    def progress(self, share_id: int, have: int) -> None:
        """So many bytes are on disk; that ends a row of fruitless tries."""
        self._change(share_id, {"have": have, "tries": 0, "next_try": None, "reason": ""})

    def hauled(self, share_id: int) -> Mapping[str, str]:
        """The sha256 of each file that is whole, by the service's name for it."""
        query = sa.select(haul).where(haul.c.share_id == share_id)
        return {row.key: row.sha256 for row in self._connection.execute(query)}

    def haul(self, share_id: int, key: str, sha256: str) -> None:
        """Keep that a file is whole on disk."""
        if key not in self.hauled(share_id):
            row = {"share_id": share_id, "key": key, "sha256": sha256}
            self._connection.execute(haul.insert().values(row))

    def _is_unmeasured(self, share_id: int) -> bool:
        """Whether a file of it has come, and nobody knows yet what it is."""
        query = sa.select(sa.func.count()).select_from(haul)
        known = sa.select(fact.c.sha256)
        query = query.where(haul.c.share_id == share_id, haul.c.sha256.not_in(known))
        return bool(self._connection.scalar(query))

    def _id(self, link: Link) -> int | None:
        query = sa.select(share.c.id).where(
            share.c.provider == link.provider,
            share.c.url == link.url,
            share.c.code == (link.code or ""),
        )
        return self._connection.scalar(query)

    def _change(self, share_id: int, values: Mapping[str, Any]) -> None:
        self._connection.execute(share.update().where(share.c.id == share_id).values(values))

    def _shares(self, condition: sa.ColumnElement[bool]) -> list[Share]:
        rows = self._connection.execute(sa.select(share).where(condition).order_by(share.c.id))
        return [_share(row) for row in rows]


def _share(row: sa.Row[Any]) -> Share:
    found = Share(**{**row._mapping, "state": ShareState(row.state)})  # noqa: SLF001  (public API)
    return replace(found, code=found.code or None)
