"""The signs of the fonts that Word's and Excel's dialogs draw boxes and ticks from. Pure."""

from __future__ import annotations

from collections.abc import Mapping

SIGNS: Mapping[str, Mapping[int, str]] = {
    "wingdings": dict.fromkeys((0xFC, 0xFE), "☑")
    | {0xFD: "☒", 0x6E: "■"}
    | dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), "□"),
    "wingdings 2": dict.fromkeys((0x50, 0x52), "☑")
    | dict.fromkeys((0x51, 0x53, 0x54), "☒")
    | {0xA3: "□"},
}
"""By the font's name in small letters and the character's lower eight bits."""
