"""The strangers' sets are what they say: whole files, layouts of their own, values as contracted.

Nothing here reads a form: that is `make bench-forms`.
"""

import re
import zipfile
from collections import Counter
from datetime import date

import pytest
from forms import (
    basket,
    hamper,
    latest,
    mailroom,
    newcomers,
    postbag,
    satchel,
    sealed,
    strangers,
    travellers,
    valise,
)
from forms.paper import GENRES, SEVEN, C, D, G, P, T, W, Y
from lxml import etree

PHONE = r"(?:1\d{10}|0\d{2,3}-\d{7,8}(?:-\d+)?|400\d{7})"
SETS = {
    "fifth": (strangers.handmade, strangers.PEOPLE),
    "sixth": (sealed.handmade, sealed.PEOPLE),
    "seventh": (latest.handmade, latest.PEOPLE),
    "eighth": (newcomers.handmade, newcomers.PEOPLE),
    "ninth": (travellers.handmade, travellers.PEOPLE),
    "tenth": (postbag.handmade, postbag.PEOPLE),
    "eleventh": (mailroom.handmade, mailroom.PEOPLE),
    "twelfth": (satchel.handmade, satchel.PEOPLE),
    "thirteenth": (valise.handmade, valise.PEOPLE),
    "fourteenth": (basket.handmade, basket.PEOPLE),
    "fifteenth": (hamper.handmade, hamper.PEOPLE),
}


@pytest.mark.parametrize("name", SETS)
def test_people_mean_what_the_contract_can_say(name):
    for who in SETS[name][1]:
        said = who.values
        assert str(said.get(T, "-"))[0] != "《"
        assert said.get(D, 1.0) > 0
        assert said.get(G, "纪录片") in GENRES
        assert re.fullmatch(f"{PHONE}(?:/{PHONE})*", str(said.get(P, "13800000000")))
        picked = said.get(C, ("其他",))
        assert list(picked) == [word for word in SEVEN if word in picked] != []
        start, end = map(date.fromisoformat, said.get(W, ("2020-01-01", "2020-01-01")))
        assert start <= end
        story = str(said.get(Y, ""))
        assert story == story.strip()
        assert len(story) <= 500


@pytest.mark.parametrize("name", SETS)
def test_files_are_whole_and_layouts_differ(name, tmp_path):
    made = list(SETS[name][0](tmp_path))
    formats = [form.format for form in made]
    assert formats.count("docx") >= 12
    assert formats.count("xlsx") >= 5
    bodies = []
    for form in made:
        if form.format in {"docx", "xlsx"}:
            bodies.append(marks(form.path))
        assert form.path.stat().st_size > 0
    assert len(set(bodies)) == len(bodies)


WHOLE = {
    "eleventh": (mailroom.eleventh, {
        "docx": 24, "xlsx": 8, "html": 4, "txt": 5, "doc": 4, "rtf": 3, "odt": 2, "pdf": 10,
        "scan": 20, "photo": 12, "sealed": 10,
    }),
    "twelfth": (satchel.twelfth, {
        "docx": 22, "xlsx": 8, "html": 4, "txt": 5, "doc": 4, "rtf": 2, "odt": 1, "pdf": 10,
        "scan": 24, "photo": 12, "sealed": 10,
    }),
    "thirteenth": (valise.thirteenth, {
        "docx": 14, "xlsx": 5, "html": 3, "txt": 4, "doc": 2, "rtf": 1, "odt": 1, "pdf": 6,
        "scan": 12, "photo": 5, "sealed": 3,
    }),
    "fourteenth": (basket.fourteenth, {
        "docx": 14, "xlsx": 7, "html": 4, "txt": 6, "doc": 3, "rtf": 2, "odt": 2, "pdf": 6,
        "scan": 12, "photo": 8, "sealed": 6,
    }),
    "fifteenth": (hamper.fifteenth, {
        "docx": 14, "xlsx": 7, "html": 4, "txt": 6, "doc": 3, "rtf": 2, "odt": 2, "pdf": 6,
        "scan": 12, "photo": 8, "sealed": 6,
    }),
}  # fmt: skip
"""Sets with all that programs and cameras make of them, and how many forms of each format."""


@pytest.mark.torture
@pytest.mark.parametrize("name", WHOLE)
def test_a_set_can_be_made_whole(name, tmp_path):
    make, counts = WHOLE[name]
    made = list(make(tmp_path))
    assert len({form.path for form in made}) == len(made)
    assert all(form.path.stat().st_size > 0 for form in made)
    assert Counter(f.format if f.kind == "digital" else f.kind for f in made) == counts


def marks(path):
    """A document's structure without its text: the names of its elements in order."""
    main = "word/document.xml" if path.suffix == ".docx" else "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        parts = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        trees = {name: etree.fromstring(file.read(name)) for name in parts}
    return tuple(element.tag for element in trees[main].iter())
