"""Forms of every format from known values, made before their readers were.

Two thirds (`shaping`) served to mend the readers by; the rest (`held`), in layouts, words and ways
of writing of their own, was read once at the end. LibreOffice and Pillow make what they can.
"""

from __future__ import annotations

import html
import random
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
import xlsxwriter
from forms import hard
from forms.hard import C, D, G, N, P, S, T, W, Y
from PIL import Image, ImageDraw, ImageFilter

from intake.demo import forms as annex
from intake.model import Field

BORDERS = "<w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
STORY = (
    "秋收之前，三名大学生回到大别山腹地的小村，和支书一起把茶叶搬上网络。"
    "镜头跟着他们走过清晨的茶园，也记下直播间里第一次卖出五十斤茶的夜晚。"
)
TALE = (
    "夏天，医疗队的学生背着药箱走了十二里山路。"
    "他们给村小学的孩子量身高、测视力，也听老人讲过去的事。"
)

SHAPING = (
    hard.WAYS[0],
    hard.WAYS[1],
    hard.WAYS[2],
    (
        {T: "《茶山上的云》", S: "皖西学院", D: "约4分钟", G: "纪录片", N: "刘敏", P: "13912345678",
         C: "产业扶贫、消费扶贫", W: "2020年9月5日至2020年11月8日", Y: STORY},
        {T: "茶山上的云", S: "皖西学院", D: 240.0, G: "纪录片", N: "刘敏", P: "13912345678",
         C: ("消费扶贫", "产业扶贫"), W: ("2020-09-05", "2020-11-08"), Y: STORY},
    ),
)  # fmt: skip
HELD = (
    (
        {T: "《十二里山路》", S: "蚌埠医学院", D: "225秒", G: "剧情片", N: "何志远",
         P: "0552-3175000转8012", C: "健康扶贫", W: "2020.8.12~2020.10.30", Y: TALE},
        {T: "十二里山路", S: "蚌埠医学院", D: 225.0, G: "剧情片", N: "何志远",
         P: "0552-3175000-8012", C: ("健康扶贫",), W: ("2020-08-12", "2020-10-30"), Y: TALE},
    ),
    (
        {T: "《数字乡亲》", S: "安徽工程大学", D: "3分20秒", G: "纪实片", N: "张雨欣",
         P: "15055512345", C: "科技扶贫、智力扶贫、其他", W: "2020年7月1日—12月1日", Y: STORY},
        {T: "数字乡亲", S: "安徽工程大学", D: 200.0, G: "纪录片", N: "张雨欣", P: "15055512345",
         C: ("智力扶贫", "科技扶贫", "其他"), W: ("2020-07-01", "2020-12-01"), Y: STORY},
    ),
    (
        {T: "《老桥新渡》", S: "池州学院", D: "3min40s", G: "□纪录片 ☑剧情片", N: "吴思远",
         P: "18655667788、0566-2748000", C: "☑教育扶贫 □健康扶贫 □消费扶贫 ☑智力扶贫",
         W: "2020年10月", Y: TALE},
        {T: "老桥新渡", S: "池州学院", D: 220.0, G: "剧情片", N: "吴思远",
         P: "18655667788/0566-2748000", C: ("教育扶贫", "智力扶贫"),
         W: ("2020-10-01", "2020-10-31"), Y: TALE},
    ),
)  # fmt: skip
HELD_LABELS = {
    T: "作品名称", S: "报送单位", D: "影片时长", G: "视频类型", N: "联络人", P: "联系手机",
    C: "作品分类", W: "创作周期", Y: "作品简介",
}  # fmt: skip

Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Made:
    """A file, its format, the kind of proof it is, and the values in it."""

    path: Path
    format: str
    kind: str
    values: Mapping[Field, object]


def pairs(labels, a) -> Grid:
    """The annex: two fields a row, the last three over the width."""
    fs = list(Field)
    two = tuple(
        (labels[x], a[x], labels[y], a[y]) for x, y in zip(fs[:6:2], fs[1:6:2], strict=True)
    )
    return (*two, *((labels[f], a[f]) for f in fs[6:]))


def column(labels, a) -> Grid:
    """One field a row."""
    return tuple((labels[f], a[f]) for f in Field)


def turned(labels, a) -> Grid:
    """The fields in another order: people first, then the story, three to a row at the end."""
    return (
        (labels[N], a[N], labels[P], a[P]),
        (labels[S], a[S]),
        (labels[T], a[T]),
        (labels[Y], a[Y]),
        (labels[C], a[C]),
        (labels[G], a[G], labels[D], a[D]),
        (labels[W], a[W]),
    )


def docx(path: Path, grid: Grid) -> Path:
    wide = max(map(len, grid))
    widths = (1700, 2900) * (wide // 2)
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    rows = [
        hard.row(
            *row[:-1],
            hard.cell(hard.run(row[-1]), f'<w:gridSpan w:val="{wide - len(row) + 1}"/>'),
        )
        for row in grid
    ]
    body = f"<w:tbl>{BORDERS}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    whole = annex.document(hard.text(annex.HEADING) + body)
    return annex.package(path, annex.parts(whole))


def xlsx(path: Path, grid: Grid) -> Path:
    wide = max(map(len, grid))
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("登记表")
        sheet.merge_range(0, 0, 0, wide - 1, annex.HEADING)
        for number, row in enumerate(grid, 1):
            for at, value in enumerate(row[:-1]):
                sheet.write_string(number, at, value)
            last = int(row[-1]) if re.fullmatch(r"1\d{10}", row[-1]) else row[-1]
            if len(row) < wide:
                sheet.merge_range(number, len(row) - 1, number, wide - 1, last)
            else:
                sheet.write(number, len(row) - 1, last)
    return path


def page(path: Path, grid: Grid) -> Path:
    rows = "".join(
        "<tr>{}</tr>".format(
            "".join(f"<td>{html.escape(c)}</td>".replace("\n", "<br>") for c in row)
        )
        for row in grid
    )
    head = '<html><head><meta charset="gbk"><style>td{border:1px}</style></head>'
    path.write_bytes(
        f"{head}<body><p>登记表</p><table>{rows}</table></body></html>".encode("gb18030")
    )
    return path


def lines(path: Path, grid: Grid, charset: str = "utf-8") -> Path:
    told = [f"{row[i].strip('：')}：{row[i + 1]}" for row in grid for i in range(0, len(row), 2)]
    path.write_bytes("\r\n".join(["老师您好：", "", *told]).encode(charset))
    return path


def office(folder: Path, to: str, paths: Sequence[Path]) -> None:
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)


def rendered(pdf: Path, dpi: int = 170) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def scanned(picture: Image.Image, dice: random.Random) -> Image.Image:
    """As a flat-bed scanner has it: a degree askew, a little noise."""
    turned = picture.rotate(dice.uniform(-1.2, 1.2), expand=True, fillcolor="white")
    return _noisy(turned, dice, 4)


def photographed(picture: Image.Image, dice: random.Random) -> Image.Image:
    """As a telephone has it: turned, in perspective, in uneven light, soft and noisy."""
    wide, high = picture.size
    slip = [dice.uniform(0, 0.02) for _ in range(8)]
    quad = (
        -slip[0] * wide, -slip[1] * high, -slip[2] * wide, high * (1 + slip[3]),
        wide * (1 + slip[4]), high * (1 + slip[5]), wide * (1 + slip[6]), -slip[7] * high,
    )  # fmt: skip
    bent = picture.transform(
        picture.size,
        Image.Transform.QUAD,
        quad,
        Image.Resampling.BICUBIC,
        fillcolor=(120, 110, 100),
    )
    light = np.linspace(1.0, dice.uniform(0.72, 0.85), bent.width)[None, :, None]
    lit = Image.fromarray((np.asarray(bent) * light).astype(np.uint8))
    leaning = lit.rotate(dice.uniform(-2.5, 2.5), expand=True, fillcolor=(90, 80, 70))
    soft = _noisy(leaning.filter(ImageFilter.GaussianBlur(0.6)), dice, 6)
    return soft.rotate(dice.choice((0, 90, 180, 270)), expand=True)


def stamped(picture: Image.Image, dice: random.Random) -> Image.Image:
    """With a red seal over the upper right of the table."""
    seal = Image.new("RGBA", picture.size)
    draw = ImageDraw.Draw(seal)
    x, y = picture.width * dice.uniform(0.6, 0.7), picture.height * dice.uniform(0.1, 0.14)
    size = picture.width * 0.2
    draw.ellipse((x, y, x + size, y + size), outline=(200, 20, 30, 170), width=7)
    draw.regular_polygon((x + size / 2, y + size / 2, size / 6), 5, fill=(200, 20, 30, 150))
    return Image.alpha_composite(picture.convert("RGBA"), seal).convert("RGB")


def _noisy(picture: Image.Image, dice: random.Random, strength: float) -> Image.Image:
    noise = np.random.default_rng(dice.randrange(2**32)).normal(
        0, strength, (picture.height, picture.width, 1)
    )
    return Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8))


def shaping(folder: Path) -> list[Made]:
    """The two thirds that the readers were mended by."""
    labels = [annex.LABELS, hard.LABELS[1], hard.LABELS[2]]
    return _make(folder / "shaping", SHAPING, labels, (pairs, column), 1)


def held(folder: Path) -> list[Made]:
    """The third that was kept unread to the end."""
    return _make(folder / "held", HELD, [HELD_LABELS], (turned, column), 7)


def _make(folder: Path, ways, labels, layouts: Sequence[Callable], seed: int) -> list[Made]:
    folder.mkdir(parents=True, exist_ok=True)
    grids = [
        (layout(labels[(i + j) % len(labels)], written), meant)
        for j, layout in enumerate(layouts)
        for i, (written, meant) in enumerate(ways)
    ]
    made: list[Made] = []
    words, books = [], []
    for number, (grid, values) in enumerate(grids):
        stem = f"form{number}"
        words.append(docx(folder / f"{stem}.docx", grid))
        books.append(xlsx(folder / f"{stem}.xlsx", grid))
        made += [
            Made(words[-1], "docx", "digital", values),
            Made(books[-1], "xlsx", "digital", values),
        ]
        made.append(Made(page(folder / f"{stem}.html", grid), "html", "digital", values))
        charset = "gb18030" if number % 2 else "utf-8"
        text = lines(folder / f"{stem}.txt", grid, charset)
        made.append(Made(text, "txt", "digital", values))
    for to in ("doc", "odt", "rtf", "pdf"):
        office(folder, to, words)
        made += [
            Made(w.with_suffix(f".{to}"), to, "digital", v)
            for w, (_, v) in zip(words, grids, strict=True)
        ]
    office(folder, "xls", books)
    made += [
        Made(b.with_suffix(".xls"), "xls", "digital", v)
        for b, (_, v) in zip(books, grids, strict=True)
    ]
    dice = random.Random(seed)  # noqa: S311  (the same forms every time)
    for number, (_, values) in enumerate(grids):
        made += _pictures(folder, number, values, dice)
    return made


def _pictures(folder: Path, number: int, values, dice: random.Random) -> list[Made]:
    flat = rendered(folder / f"form{number}.pdf")
    scan, photo = folder / f"scan{number}.pdf", folder / f"photo{number}.jpg"
    scanned(flat, dice).save(scan, "PDF", resolution=170, quality=80)
    photographed(flat, dice).save(photo, quality=72)
    made = [Made(scan, "pdf", "scan", values), Made(photo, "jpeg", "photo", values)]
    if number % 2:
        seal = folder / f"seal{number}.png"
        scanned(stamped(flat, dice), dice).save(seal)
        made.append(Made(seal, "png", "stamp", values))
    return made
