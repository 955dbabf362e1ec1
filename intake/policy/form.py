"""[form]: what a form may call its fields, and the words of its choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from intake.model import Field
from intake.policy.bounds import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSettings:
    """[form]: what a form may call its fields, and the words of its choices."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    labels: dict[Field, tuple[str, ...]]
    genres: dict[str, tuple[str, ...]]
    categories: dict[str, tuple[str, ...]]
    modifiers: tuple[str, ...] = ()
