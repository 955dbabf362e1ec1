"""[marks]: the references of the fixed intro, outro and badge (五.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from intake.policy.bounds import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSettings:
    """[marks]: reference files; () asks for none, None asks without a reference.

    Of several any will do; `forbidden` are clips that must not stand where intro or outro do.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    intro: tuple[str, ...] | None = None
    outro: tuple[str, ...] | None = None
    badge: tuple[str, ...] | None = None
    forbidden: tuple[str, ...] = ()

    def unchecked(self) -> tuple[str, ...]:
        """The marks that are asked for without a reference to compare with."""
        return tuple(name for name in ("intro", "outro", "badge") if getattr(self, name) is None)
