"""What strangers' forms are made of: people who fill them in, Word's own marks, and the programs.

Nothing here knows how forms are read. People stand in TOML files: each field as it was written,
then what is meant by it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from forms.workshop import Made

from intake.model import Field

T, S, D, G, N, P, C, W, Y = Field
HERE = Path(__file__).parent
GENRES = ("纪录片", "剧情片")
SEVEN = ("教育扶贫", "健康扶贫", "消费扶贫", "智力扶贫", "科技扶贫", "产业扶贫", "其他")
ANNEX = {
    T: "片名", S: "选送学校", D: "预计时长", G: "类型", N: "联系人姓名", P: "联系人电话",
    C: "内容分类", W: "制作周期", Y: "故事梗概\n（500字以内，简要介绍作品内容）",
}  # fmt: skip
CATEGORY_EXAMPLE = (
    "例：从以下几类中任选一项或多项填写“教育扶贫、健康扶贫、消费扶贫、智力扶贫、科技扶贫、"
    "产业扶贫、其他”"
)
PERIOD_EXAMPLE = "例：2020 年 X 月 XX 日-X 月 XX 日"


@dataclass(frozen=True)
class Form(Made):
    """A made form. About its `open` fields two careful people may differ: they are not counted."""

    open: frozenset[Field] = frozenset()


@dataclass(frozen=True)
class Person:
    """Who fills a form in: each field as written, what is meant, and where people may differ."""

    written: Mapping[Field, str]
    values: Mapping[Field, object]
    open: frozenset[Field]

    def __getitem__(self, field: Field) -> str:
        return self.written[field]

    def made(self, path: Path, *more: Field, kind: str = "digital") -> Form:
        """The form that stands in `path`; of its `more` fields the layout leaves doubts."""
        format_ = path.suffix[1:].lower()
        undecided = self.open | set(more)
        values = {f: v for f, v in self.values.items() if f not in undecided}
        return Form(path, format_, kind, values, undecided)


def meant(field: Field, said: Sequence[object]) -> object:
    """A field's normalised value from a person's entry: written first, then what is meant."""
    if field in {C, W}:
        return tuple(said[1:])
    return float(said[-1]) if field is D else said[-1]


def people(name: str) -> list[Person]:
    """The people of `name`.toml. A field written as "" or without a meaning has no value."""
    entries = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["person"]
    return [person(entry) for entry in entries]


def person(entry: Mapping[str, object]) -> Person:
    """One person's entry: text, or a list of the text and what is meant by it."""
    undecided = frozenset(map(Field, entry.get("open", ())))
    written, values = {}, {}
    for field in Field:
        said = entry[field]
        said = [said] if isinstance(said, str) else said
        written[field] = said[0]
        blank = not said[0] or said[-1] == "-" or (field in {C, W, D} and len(said) == 1)
        if not blank and field not in undecided:
            values[field] = meant(field, said)
    return Person(written, values, undecided)


# --- Word's own marks ---

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1400" w:bottom="1440" w:left="1400" w:header="851" '
    'w:footer="992" w:gutter="0"/>'
)
FONT = '<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="Times New Roman"/>'
BOLD = "<w:b/>"
GREY = '<w:color w:val="A6A6A6"/>'
RED = '<w:color w:val="FF0000"/>'
STRUCK = "<w:strike/>"
UNDER = '<w:u w:val="single"/>'
YELLOW = '<w:highlight w:val="yellow"/>'


def run(text: str, look: str = "", size: int = 24) -> str:
    """A run of one look; `\\t` and `\\v` in it are a tab and a line break."""
    inner = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    inner = inner.replace("\v", "</w:t><w:br/><w:t xml:space='preserve'>")
    marks = f'<w:rPr>{FONT}{look}<w:sz w:val="{size}"/></w:rPr>'
    return f'<w:r>{marks}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def para(*pieces: str, marks: str = "", size: int = 24) -> str:
    """A paragraph of runs; a piece without marks of its own becomes a run."""
    runs = "".join(p if p.startswith("<w:") or not p else run(p, size=size) for p in pieces)
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{runs}</w:p>"


def paras(text: str, marks: str = "") -> str:
    """A paragraph for each line."""
    return "".join(para(line, marks=marks) for line in text.split("\n"))


CENTRED = '<w:jc w:val="center"/>'
INDENTED = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'


def heading(text: str) -> str:
    """A form's name in large type, in the middle."""
    return para(run(text, BOLD, 36), marks=CENTRED)


def cell(content: str, wide: int = 2250, span: int = 1, merge: str = "") -> str:
    """A table cell of `content`: text, or paragraphs and tables in Word's marks."""
    inner = content if content.startswith(("<w:p", "<w:t", "<w:s")) else paras(content)
    inner += "<w:p/>" if inner.endswith("</w:tbl>") else ""
    marks = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    marks += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    marks += {"": "", "from": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr>{marks}<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'


def row(*cells: str, wide: Sequence[int] = ()) -> str:
    """A table row; a cell without marks of its own is given them."""
    widths = [*wide, *([2250] * (len(cells) - len(wide)))]
    done = (
        c if c.startswith("<w:tc>") else cell(c, w) for c, w in zip(cells, widths, strict=False)
    )
    return f"<w:tr>{''.join(done)}</w:tr>"


def table(rows: Iterable[str], columns: Sequence[int], borders: str = LINES) -> str:
    """A table of rows over columns of these widths, in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns)
    marks = f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
    marks += '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{marks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.'
    'openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{}</Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.'
    'openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(path: Path, body: str, page: str = PAGE, **parts: str) -> Path:
    """A document of `body`; `parts` are a header, footer, footnotes or comments in Word's marks."""
    kinds, relations, more = "", "", {}
    for name, inner in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(name, name)
        kinds += (
            f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
            f'officedocument.wordprocessingml.{name}+xml"/>'
        )
        relations += f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        more[f"word/{name}.xml"] = f"<w:{root} {NAMES}>{inner}</w:{root}>"
        if name in {"header", "footer"}:
            page = f'<w:{name}Reference w:type="default" r:id="r{name}"/>{page}'
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES.format(kinds))
        file.writestr("_rels/.rels", RELATIONS.format(main))
        file.writestr("word/_rels/document.xml.rels", RELATIONS.format(relations))
        body += "<w:p/>" if body.endswith("</w:tbl>") else ""  # as Word does: no table is last
        document = f"<w:body>{body}<w:sectPr>{page}</w:sectPr></w:body>"
        more["word/document.xml"] = f"<w:document {NAMES}>{document}</w:document>"
        for name, text in more.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return path


def symbol(code: str, font: str = "Wingdings") -> str:
    """A sign of a symbol font: F0FE a ticked box, F0A8 an empty one, F0FC a tick."""
    return f'<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def chosen(words: Sequence[str], right: object, *, on: str, off: str, gap: str = "　") -> str:
    """The printed choices, each behind its box."""
    picked = (right,) if isinstance(right, str) else right
    return gap.join(f"{on if w in picked else off}{w}" for w in words)


def annex(labels: Mapping[Field, str], said: Mapping[Field, str], wide=(1700, 2900, 1700, 2700)):
    """The notice's own table: two fields a row, the last three over the width."""
    fs = list(Field)
    pairs = zip(fs[:6:2], fs[1:6:2], strict=True)
    rows = [row(labels[x], said[x], labels[y], said[y], wide=wide) for x, y in pairs]
    rest = sum(wide[1:])
    rows += [row(cell(labels[f], wide[0]), cell(said[f], rest, 3)) for f in fs[6:]]
    return table(rows, wide)


# --- programs ---


def converted(sources: Sequence[Path], to: str, folder: Path) -> list[Path]:
    """What LibreOffice makes of the sources, in `folder`."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    command += ["--infilter=HTML (StarWriter)"] if sources[0].suffix == ".html" else []
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=180)
    return [folder / f"{source.stem}.{to.split(':', maxsplit=1)[0]}" for source in sources]


def printed(html: str, path: Path, tries: int = 3) -> Path:
    """The page as Chromium prints it, in a profile of its own; once it hangs, it is run again."""
    source, profile = path.with_suffix(".print.html"), path.with_suffix(f".chromium{tries}")
    source.write_text(f"<meta charset=utf-8>{html}", encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    command += ["--no-first-run", "--disable-background-networking", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={profile}", f"--print-to-pdf={path}", source.as_uri()]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        try:
            child.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    if path.exists():
        return path
    if tries == 1:
        raise TimeoutError(path)
    return printed(html, path, tries - 1)


def recast(forms: Iterable[Form], to: str, folder: Path) -> Iterator[Form]:
    """The same forms in another format, as LibreOffice saves them."""
    forms = list(forms)
    made = converted([form.path for form in forms], to, folder)
    for form, path in zip(forms, made, strict=True):
        yield replace(form, path=path, format=path.suffix[1:])


Layout = Callable[[Path, Person], Form]


def drawn(folder: Path, prefix: str, layouts: Iterable[tuple[Layout, Person]]) -> Iterator[Form]:
    """Every layout with its person, in files named after both set and layout."""
    for draw, who in layouts:
        yield draw(folder / f"{prefix}-{draw.__name__.replace('_', '-')}", who)


Page = Callable[[Person], str]


def prints(
    folder: Path, prefix: str, style: str, pages: Iterable[tuple[Page, Person]]
) -> Iterator[Form]:
    """Every page with its person, in files named after both set and page, as Chromium prints it."""
    for draw, who in pages:
        path = folder / f"{prefix}-{draw.__name__.replace('_', '-')}.pdf"
        yield who.made(printed(style + draw(who), path))
