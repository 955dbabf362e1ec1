"""A PDF that was filled in over its page: form fields, ticks, typed notes."""

from cases import POLICY
from forms import hard
from forms.strange import ANSWERS, NAMES, VALUES

from intake import forms
from intake.model import Field


def hexed(text):
    return "<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex() + ">"


def note(text, left, top, wide):
    box = f"[{left} {780 - top} {left + wide} {800 - top}]"
    return f"<</Type/Annot/Subtype/FreeText/Rect{box}/Contents{hexed(text)}>>"


def entry(text, left, top, wide, kind="Tx"):
    box = f"[{left} {780 - top} {left + wide} {800 - top}]"
    value = f"/V{hexed(text)}" if kind == "Tx" else f"/V/{text}/AS/{text}"
    return f"<</Type/Annot/Subtype/Widget/FT/{kind}/T(f{top})/Rect{box}{value}>>"


def pdf(path, notes):
    """A page with nothing but what lies over it."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[{' '.join(notes)}]>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 4\n0000000000 65535 f \n{table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n"
    path.write_bytes(out + f"{tail}{len(out)}\n%%EOF\n".encode("ascii"))
    return path


def read(path):
    [form] = forms.read(path, "pdf", POLICY.form, hard.YEAR).forms
    return {name: filled.value for name, filled in form.fields.items()}


def test_typed_notes_and_filled_fields_are_read(tmp_path):
    story = "一盏灯亮了，又暗了。路修好了，车来了，人也来了。"
    notes = [note(f"{NAMES[f]}：", 60, 30 * n, 120) for n, f in enumerate(Field)]
    notes += [
        entry(ANSWERS[f], 200, 30 * n, 300) for n, f in enumerate(Field) if f is not Field.SYNOPSIS
    ]
    notes.append(entry(story, 200, 30 * 8, 300))

    assert read(pdf(tmp_path / "form.pdf", notes)) == dict(VALUES) | {Field.SYNOPSIS: story}


def test_ticks_are_read(tmp_path):
    rest = [f for f in Field if f is not Field.GENRE]
    notes = [note(f"{NAMES[f]}：{ANSWERS[f]}", 60, 30 * n, 460) for n, f in enumerate(rest)]
    notes += [note("类型：", 60, 300, 60), entry("Off", 125, 300, 12, "Btn"),
              note("纪录片", 140, 300, 60), entry("Yes", 205, 300, 12, "Btn"),
              note("剧情片", 220, 300, 60)]  # fmt: skip

    assert read(pdf(tmp_path / "form.pdf", notes))[Field.GENRE] == "剧情片"
