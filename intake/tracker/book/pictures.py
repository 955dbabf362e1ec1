"""Pictures: small JPEG pictures that lie inside one cell, and hide and move with it."""

from __future__ import annotations

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

EDGE = 25_400
"""Left free above a picture and on its left, in English metric units: two points."""


class Picture(Image):  # type: ignore[misc]  # openpyxl's stubs leave Image untyped
    """A JPEG as it is: openpyxl's own opens and measures each, which nobody needs here."""

    def __init__(self, jpeg: bytes, at: tuple[int, int]) -> None:  # the base would open the file
        row, column = at
        self.jpeg = jpeg
        self.format = "jpeg"
        self.anchor = TwoCellAnchor(
            editAs="twoCell",
            _from=AnchorMarker(col=column - 1, row=row - 1, colOff=EDGE, rowOff=EDGE),
            to=AnchorMarker(col=column, row=row),
        )

    def _data(self) -> bytes:
        """What is written into the package."""
        return self.jpeg
