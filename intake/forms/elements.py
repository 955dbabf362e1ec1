"""A part's bytes → its elements, and the few questions that are asked of one.

Namespaces do not count: transitional and strict OOXML, drawings and boxes name things alike. No
DTD, no entity and no address is ever followed.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from lxml import etree

from intake.forms.package import refused

MOST_DEPTH = 120
"""Elements within elements; a table in a text box in a table needs about 50."""
MOST_ELEMENTS = 400_000
MOST_SPAN = 63
"""Word's own limit of columns in a table."""

_FALSE = frozenset({"0", "false", "off", "none"})
Element = Any


def parse(raw: bytes) -> Element:
    """The root element of a part, of bounded depth and number. Raises UnusableError."""
    if b"<!DOCTYPE" in raw.replace(b"\0", b""):
        raise refused(reason="unreadable", detail="word/document.xml has a DOCTYPE")
    events = etree.iterparse(
        BytesIO(raw),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = count = 0
    try:
        for event, _ in events:
            depth += 1 if event == "start" else -1
            count += 1
            if depth > MOST_DEPTH or count > 2 * MOST_ELEMENTS:
                raise refused(
                    reason="too-large", detail="word/document.xml is nested or split too far"
                )
    except etree.XMLSyntaxError as error:
        raise refused(reason="unreadable", detail=f"damaged document: {error.msg}") from error
    root = events.root
    if root is None or root.getroottree().docinfo.doctype:
        raise refused(reason="unreadable", detail="word/document.xml has a DOCTYPE")
    return root


def local_name(element: Element) -> str:
    """An element's name without its namespace; drawings and boxes have namespaces of their own."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child_of(element: Element, name: str) -> Element:
    """The first child of that name, or None; also of None."""
    if element is None:
        return None
    return next((child for child in element if local_name(child) == name), None)


def value_of(element: Element, name: str = "val") -> str | None:
    """An attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return None


def is_on(element: Element) -> bool:
    """Whether a switch is set: it is there, and does not say that it is off."""
    return element is not None and (value_of(element) or "1").lower() not in _FALSE


def continues(merge: Element) -> bool:
    """Whether a cell only goes on with a merge that began before it."""
    return merge is not None and (value_of(merge) or "continue") == "continue"


def count_of(element: Element, least: int) -> int:
    """A count of columns or a place in a list, within bounds."""
    text = (value_of(element) or "") if element is not None else ""
    return max(least, min(int(text), MOST_SPAN)) if re.fullmatch(r"\d{1,9}", text) else least
