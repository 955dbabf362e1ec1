"""Links: what a share service said in the end, and which links a person must fetch.

A link without its code cannot be opened by anybody. Where the letter speaks of a code that could
not be tied to the link (无提取码, 提取码见登记表), a person looks before anybody is told that it is
missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Link, Observation, ShareState

REFUSALS = frozenset(
    {ShareState.CODE_WRONG, ShareState.EXPIRED, ShareState.GONE, ShareState.FORBIDDEN}
)
"""Final answers of a service; each is a finding of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The [rules.links] table: the providers whose links need a code."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset(
        {"link.code-missing", "link.needs-person", *(f"link.{state}" for state in REFUSALS)}
    )
    with_code: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation a link: it was refused, its code is missing, or it waits for a person."""
        for link in case.links:
            share = case.share(link)
            if share is not None and share.state in REFUSALS:
                yield Observation(code=f"link.{share.state}", about="link", found=link.url)
            elif self._lacks_code(link):
                yield Observation(code="link.code-missing", about="link", found=link.url)
            elif case.awaits(link):
                yield Observation(code="link.needs-person", about="link", found=link.url)

    def _lacks_code(self, link: Link) -> bool:
        return link.code is None and link.provider in self.with_code and not link.code_said
