"""How the tracker scales: drawing it, reading it back, and XlsxWriter writing the same cells.

`make bench-desk` prints the figures of docs/benchmarks.md: seconds of processor time, for the
machine may be shared; memory is the peak of a process of its own.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import xlsxwriter
from PIL import Image
from tracker import desks

from intake.tracker import reading
from intake.tracker.book import Desk

T = TypeVar("T")
SIZES = ((150, True), (2_000, False), (20_000, False))
READ_AGAIN = 2_000


def main() -> None:
    """Print the figures, each size in a process of its own."""
    if len(sys.argv) > 1:
        _measure(int(sys.argv[1]), pictured=sys.argv[2] == "True")
        return
    for size, pictured in SIZES:
        subprocess.run([sys.executable, __file__, str(size), str(pictured)], check=True)


def _measure(size: int, *, pictured: bool) -> None:
    desk = desks.campaign(size)
    if pictured:
        picture = _picture()
        desk = replace(desk, stills={d.entry.number: picture for d in desk.dossiers})
    desks.drawn(desks.campaign(3))  # what is loaded once a process
    seconds, content = _timed(lambda: desks.drawn(desk))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{size} works: drawn in {seconds:.1f} s, {len(content) // 1024} KB, peak {peak} MB")
    if size == READ_AGAIN:
        _read(desk, content)
        other, _ = _timed(lambda: _again(content))
        print(f"  XlsxWriter, the same cells: {other:.1f} s, ratio {seconds / other:.2f}")


def _read(desk: Desk, content: bytes) -> None:
    name = desk.campaign_name
    seconds, _ = _timed(lambda: reading.read(content, desks.WORDING, name, None))
    rows = sum(len(sheet) for sheet in desks.sheets(content).values())
    each = seconds / rows * READ_AGAIN
    print(f"  read back in {seconds:.2f} s: {rows} rows, {each:.2f} s for {READ_AGAIN}")


def _again(content: bytes) -> bytes:
    """The cells of a workbook written by XlsxWriter, formatted by column."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        looks = [book.add_format({"border": 1, "text_wrap": True, "indent": n}) for n in range(8)]
        for name, rows in desks.sheets(content).items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    sheet.write_string(r, c, str(value), looks[c % 8])
    return out.getvalue()


def _picture() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((320, 180), 60).convert("RGB").save(made, "JPEG", quality=82)
    return made.getvalue()


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


if __name__ == "__main__":
    main()
