"""A letter's HTML as a test reads it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br"}


class Page(HTMLParser):
    """A page's tags, whether they close, and its words cell by cell."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.open, self.unstyled, self.cells = [], [], 0, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "br":
            self.cells[-1] += "|"
        if tag == "td":
            self.cells.append("")
            self.unstyled += "style" not in dict(attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.cells and data.strip():
            self.cells[-1] += data.strip()
