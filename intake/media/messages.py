"""What ffmpeg says while it decodes → how much of a film is damaged. Pure.

The exit code is no verdict: a film with twenty damaged places ends with 0 (measured). So each line
counts, by who says it; what our own outputs and filters complain of is not the film's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

CONTEXT = re.compile(rb"\[([^\]@]{1,80})(?: @ 0x[0-9a-f]{1,16})?\] ")
LEVEL = re.compile(rb"\[(error|fatal|panic|warning|info|verbose)\] ")
OURS = re.compile(
    rb"null|rawvideo|image2pipe|image2|s16le|mjpeg|swscaler|Parsed_|auto_|graph |fc#|[va]f#"
    rb"|[va]ost#|out#|enc:"
)
"""How ffmpeg names our own outputs, encoders and filters."""

TOUCHED = b"corrupt decoded frame"
LOUDNESS = re.compile(rb"\bI:\s{1,20}(-?[0-9]{1,4}\.[0-9]) LUFS")
BEYOND = {
    b"exceeds specified max pixel count": "a picture in it is too large to be decoded",
    b" not found for input stream": "there is no decoder for it",
    b"no decoder found for": "there is no decoder for it",
    b"Error while opening encoder": "its pictures could not be kept",
    b"Out of memory": "Cannot allocate memory",
}
"""What ffmpeg says where it cannot, or by our limits may not, do what it was asked for."""

NO_ROOM, WRONG_SIZE = b"] get_buffer() failed", b"image parameters invalid"
"""Of a picture that has no room only the first is said, of one with a damaged size both are."""

GRAVE = frozenset({b"error", b"fatal", b"panic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The complaints about a film, how many pictures came out damaged, how loud the sound is."""

    errors: tuple[tuple[str, int], ...]
    corrupt_frames: int
    loudness_lufs: float | None

    @property
    def count(self) -> int:
        """All complaints together."""
        return sum(times for _, times in self.errors)

    def touched(self, codec: str, lost: int) -> int:
        """How many pictures came out damaged or, `lost` of them, not at all.

        The decoder called `codec` may complain several times of one picture: its complaints count
        only where it does not tell which came out damaged. Others' count one each.
        """
        own = sum(times for speaker, times in self.errors if speaker == codec)
        return max(self.corrupt_frames + lost, 0 if self.corrupt_frames else own, self.count - own)


def read(said: bytes, *, own_jpeg: bool = True) -> Messages:
    """The messages in what ffmpeg wrote with ``-v repeat+level+info``.

    `own_jpeg`: no decoder of the film is called mjpeg, so that what mjpeg says is our encoder's.
    """
    kinds: Counter[str] = Counter()
    corrupt = 0
    for line in said.splitlines():
        corrupt += TOUCHED in line
        speaker = _speaker(line, own_jpeg=own_jpeg)
        if speaker is not None:
            kinds[speaker] += 1
    told = LOUDNESS.findall(said)
    return Messages(
        errors=tuple(kinds.most_common(20)),
        corrupt_frames=corrupt,
        loudness_lufs=float(told[-1]) if told else None,
    )


def beyond(said: bytes) -> str:
    """What kept a film from being decoded and is not its fault, in a few words; empty: nothing."""
    if said.count(NO_ROOM) > said.count(WRONG_SIZE):
        return "Cannot allocate memory"
    return next((reason for words, reason in BEYOND.items() if words in said), "")


def _speaker(line: bytes, *, own_jpeg: bool) -> str | None:
    """Who complains of the film in a line; None when it is no complaint, or one of our own."""
    level = LEVEL.search(line)
    if level is None or level[1] not in GRAVE:
        return None
    names = [m[1].strip() for m in CONTEXT.finditer(line[: level.start()])]
    if any(OURS.match(name) and (own_jpeg or name != b"mjpeg") for name in names):
        return None
    speaker = names[-1] if names else b"ffmpeg"
    return speaker.rpartition(b"dec:")[2].decode(errors="replace")
