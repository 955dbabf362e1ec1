"""Links: a share link is recorded and fetched by a person; without its code nobody can open it.

Where the letter speaks of a code that could not be tied to the link (无提取码, 提取码见登记表), a
person looks before anybody is told that it is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The [rules.links] table: the providers whose links need a code."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"link.code-missing", "link.needs-person"})
    with_code: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation a link: its code is missing, or a person must fetch it."""
        for link in case.links:
            if link.code is None and link.provider in self.with_code and not link.code_said:
                yield Observation(code="link.code-missing", about="link", found=link.url)
            else:
                yield Observation(code="link.needs-person", about="link", found=link.url)
