"""Packets of a picture → how long it lasts, how evenly it runs, how much it weighs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

MOST_STEPS = 50
"""Distinct distances that are kept one by one; a film that keeps its rate has one to three."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet: when it is shown and for how long, in ticks; bytes; whether it is shown at all.

    A picture before the beginning of an edit list is read for the sake of the others and not shown.
    """

    at: int
    lasts: int
    size: int
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The time line of a picture; `held_seconds` counts what is in the file though not shown."""

    time_base: Fraction
    frame_rate: Fraction
    steps: tuple[tuple[int, int], ...]
    duration_seconds: float
    held_seconds: float
    bit_rate: int


def parse(lines: bytes) -> Iterator[Packet]:
    """The packets in ffprobe's lines ``pts,dts,duration,size,flags``; without a time it is none."""
    for line in lines.split(b"\n"):
        words = line.strip().split(b",")
        if len(words) < 5:  # noqa: PLR2004  (the five of the docstring)
            continue
        # AVI knows no time of showing, only one of decoding.
        at, lasts = _number(words[0], _number(words[1])), _number(words[2], 0)
        if at is not None:
            yield Packet(at, lasts or 0, _number(words[3], 0) or 0, b"D" not in words[4])


def time_line(packets: Iterable[Packet], time_base: Fraction, rate: Fraction | None) -> Timing:
    """The time line of packets in any order; `rate` is what the header says, None when nothing.

    The film lasts from the first picture's time to the end of the last one's; a last packet that
    does not say how long it lasts is taken to last as long as most do.
    """
    found = list(packets)
    shown = [packet for packet in found if packet.shown]
    times = sorted(packet.at for packet in shown)
    steps = Counter(after - before for before, after in pairwise(times))
    usual = steps.most_common(1)[0][0] if steps else _ticks(rate, time_base)
    seconds = float(_span(shown, usual) * time_base)
    weight = sum(packet.size for packet in shown) * 8
    return Timing(
        time_base=time_base,
        frame_rate=rate or _mean_rate(times, time_base),
        steps=_capped(steps),
        duration_seconds=seconds,
        held_seconds=float(_span(found, usual) * time_base),
        bit_rate=int(weight / seconds) if seconds > 0 else 0,
    )


def _number(word: bytes, otherwise: int | None = None) -> int | None:
    try:
        return int(word)
    except ValueError:
        return otherwise


def _span(packets: list[Packet], usual: int) -> int:
    """Ticks from the first showing to the end of the last one."""
    if not packets:
        return 0
    first = min(packet.at for packet in packets)
    return max(packet.at + (packet.lasts or usual) for packet in packets) - first


def _ticks(rate: Fraction | None, time_base: Fraction) -> int:
    """How long one picture lasts by the header's rate, 0 when there is none."""
    return round(1 / (rate * time_base)) if rate else 0


def _mean_rate(times: list[int], time_base: Fraction) -> Fraction:
    """Pictures a second between the first and the last; 0 when no time passes."""
    elapsed = (times[-1] - times[0]) * time_base if times else Fraction(0)
    return Fraction(len(times) - 1) / elapsed if elapsed else Fraction(0)


def _capped(steps: Counter[int]) -> tuple[tuple[int, int], ...]:
    """The counts, most frequent first; of very many distinct ones the rare are told as two.

    Their number stays right, and the time that they take together to within one of them: the rare
    steps are counted as their shortest and their longest. What differs by one tick from the
    most frequent is kept apart, so that a rounding is never told as an odd step.
    """
    if len(steps) <= MOST_STEPS:
        return tuple(steps.most_common())
    ranked = steps.most_common()
    kept = ranked[: MOST_STEPS - 4]
    rest = dict(ranked[MOST_STEPS - 4 :])
    near = [(step, rest.pop(step)) for step in (kept[0][0] - 1, kept[0][0] + 1) if step in rest]
    count, least, most = sum(rest.values()), min(rest), max(rest)
    elapsed = sum(step * times for step, times in rest.items())
    longest = round((elapsed - least * count) / (most - least)) if most > least else 0
    lumped = [(least, count - longest), (most, longest)]
    whole = [*kept, *near, *((step, times) for step, times in lumped if times)]
    return tuple(sorted(whole, key=lambda pair: -pair[1]))
