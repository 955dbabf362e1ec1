"""What jinja2 makes of the words, kept while the process lives: houses are many, words the same.

Compiling the shipped words takes half a second of the processor.
"""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket

_KEPT: dict[tuple[str, str], CodeType] = {}
"""By a page's name and place (in short; none for a sentence) and what it says (likewise)."""


class Pages(BytecodeCache):
    """The pages of all folders; one that was changed is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what is kept of a page."""
        bucket.code = _KEPT.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a page."""
        if bucket.code is not None:
            _KEPT[bucket.key, bucket.checksum] = bucket.code


def sentence(source: str, environment: Environment) -> Template:
    """A sentence as a template. Raises TemplateSyntaxError."""
    if ("", source) not in _KEPT:
        _KEPT["", source] = environment.compile(source)
    globals_ = environment.make_globals(None)
    return Template.from_code(environment, _KEPT["", source], globals_)
