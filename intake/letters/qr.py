"""QR: a picture → the texts of its QR codes. The one door to zxing-cpp, which may be absent."""

from __future__ import annotations

import io
import warnings
from types import ModuleType

from PIL import Image

MOST_BYTES = 20 * 2**20
MOST_PIXELS = 40_000_000
LEAST_PIXELS = 60 * 60
"""The smallest QR code that a camera reads; logos of a signature are smaller."""

MOST_CODES = 10
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


def available() -> bool:
    """Whether this installation reads QR codes (the extra `qr`)."""
    return _reader() is not None


def read(picture: bytes) -> tuple[str, ...]:
    """The texts in a picture; none where it is no picture, too large, or the reader is absent."""
    reader = _reader()
    if reader is None or len(picture) > MOST_BYTES:
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused below
            with Image.open(io.BytesIO(picture), formats=_FORMATS) as image:
                if not LEAST_PIXELS <= image.width * image.height <= MOST_PIXELS:
                    return ()
                grey = image.convert("L")
    # Pillow raises whatever its decoders meet in a stranger's picture
    except Exception:  # noqa: BLE001  (a foreign reader fails in every way there is)
        return ()
    found = reader.read_barcodes(grey, formats=reader.BarcodeFormat.QRCode)
    return tuple(str(code.text) for code in found[:MOST_CODES])


def _reader() -> ModuleType | None:
    try:
        import zxingcpp  # noqa: PLC0415  (optional: the robot works without it)
    except ImportError:
        return None
    return zxingcpp
