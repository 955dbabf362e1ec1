"""Unpack: one archive → numbered files in a folder and a list of them, in a process of its own.

Strangers' archives are read by libraries that take memory without a bound; child.py runs this file
under limits. Arguments: format, archive, folder, most bytes, most entries, name, password ("" for
none). Standard output: one JSON object, ``{"end", "detail", "members": [[number, name, size]]}``,
where `end` is "whole", or why the archive was refused.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from intake.materials import tarred, zipped
from intake.materials.sink import RefusedError, Sink, refused

NO_ROOM = "no-room"


def main(words: list[str]) -> None:
    """Unpack as the arguments say and tell how it ended."""
    form, archive, folder, most_bytes, most_entries, name, password = words
    sink = Sink(Path(folder), int(most_bytes), int(most_entries))
    end, detail = "whole", ""
    try:
        unpack(form, Path(archive), sink, name, password or None)
    except RefusedError as error:
        end, detail = error.reason, error.detail
    except OSError as error:
        end, detail = NO_ROOM, str(error.strerror)
    members = [[m.number, m.name, m.size] for m in sink.taken]
    sys.stdout.write(json.dumps({"end": end, "detail": detail, "members": members}))


def unpack(form: str, archive: Path, sink: Sink, name: str, password: str | None) -> None:
    """The members of one archive into the sink. Raises RefusedError and OSError."""
    if form == "zip":
        zipped.unpack(archive, sink, password)
    elif form == "7z":
        from intake.materials import sevenz  # noqa: PLC0415  (loading it takes half a second)

        sevenz.unpack(archive, sink, password)
    elif form in {"tar", *tarred.ENDINGS}:
        tarred.unpack(archive, form, name, sink)
    else:
        raise refused(reason="unsupported", detail=form)


if __name__ == "__main__":
    main(sys.argv[1:])
