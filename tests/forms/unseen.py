"""A third set of forms, from ways of writing and layouts of its own, read once when all was mended.

Its documents are filled in as people do it: by ticks of a symbol font, by striking out, in colour,
in drop-down lists, under the printed example, in boxes and tables within tables, in a workbook with
a column of hints. Its scans and photos are of pages that other sets do not have.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
from forms import pictured, workshop
from forms.hard import C, D, G, N, P, S, T, W, Y, cell, para, row, run, table, text
from forms.workshop import BORDERS, Made

from intake.demo import forms as annex
from intake.model import Field

RICE = (
    "六月的圩区，水稻刚刚返青。农学院的三位研究生住进村部，白天测土，夜里整理数据，"
    "一点一点教会乡亲们用手机看墒情。秋天，稻谷第一次卖出了品牌价。"
)
SCHOOL = "大山深处只有七个学生的教学点，来了一位会弹吉他的支教老师。"
CLINIC = "药箱很小，装得下两百户人家的冷暖。影片记录医学生入户签约、随访的一百天。"
ROAD = "他毕业后回到家乡，修了一条路，也等来了第一辆收购山核桃的货车。\n路的尽头是家。"

PEOPLE = (
    ({T: "《稻花香里》", S: "滁州学院", D: "3′45″", G: "纪录片", N: "陈国栋", P: "13705501234",
      C: "产业扶贫、科技扶贫", W: "2020年6月10日—2020年9月25日", Y: RICE},
     {T: "稻花香里", S: "滁州学院", D: 225.0, G: "纪录片", N: "陈国栋", P: "13705501234",
      C: ("科技扶贫", "产业扶贫"), W: ("2020-06-10", "2020-09-25"), Y: RICE}),
    ({T: "《山那边的教室》", S: "安徽师范大学", D: "约4分钟", G: "记录片", N: "林晓燕",
      P: "0553-5910000", C: "教育扶贫", W: "2020.07.15-2020.10.08", Y: SCHOOL},
     {T: "山那边的教室", S: "安徽师范大学", D: 240.0, G: "纪录片", N: "林晓燕", P: "0553-5910000",
      C: ("教育扶贫",), W: ("2020-07-15", "2020-10-08"), Y: SCHOOL}),
    ({T: "第一书记的早晨", S: "安徽农业大学", D: "00:03:30", G: "剧情片", N: "郑浩",
      P: "159 5690 1122", C: "产业扶贫，消费扶贫", W: "2020年5月至11月", Y: ROAD},
     {T: "第一书记的早晨", S: "安徽农业大学", D: 210.0, G: "剧情片", N: "郑浩", P: "15956901122",
      C: ("消费扶贫", "产业扶贫"), W: ("2020-05-01", "2020-11-30"), Y: ROAD}),
    ({T: "《一粒种子》", S: "合肥工业大学", D: "240秒", G: "微电影", N: "马丽娟",
      P: "13966778899、0551-62901234", C: "其它", W: "2020/8/1至2020/8/31", Y: RICE},
     {T: "一粒种子", S: "合肥工业大学", D: 240.0, G: "剧情片", N: "马丽娟",
      P: "13966778899/0551-62901234", C: ("其他",), W: ("2020-08-01", "2020-08-31"), Y: RICE}),
    ({T: "《云端上的药箱》", S: "安徽医科大学", D: "3分05秒", G: "纪实片", N: "丁一凡",
      P: "１８９５５１２３４５６", C: "健康扶贫、其他", W: "8月3日至10月20日", Y: CLINIC},
     {T: "云端上的药箱", S: "安徽医科大学", D: 185.0, G: "纪录片", N: "丁一凡", P: "18955123456",
      C: ("健康扶贫", "其他"), W: ("2020-08-03", "2020-10-20"), Y: CLINIC}),
    ({T: "《归途》", S: "黄山学院", D: "4min", G: "故事片", N: "汪洋", P: "0559-2546000转8016",
      C: "教育扶贫和智力扶贫", W: "2020年9月—2020年12月", Y: ROAD},
     {T: "归途", S: "黄山学院", D: 240.0, G: "剧情片", N: "汪洋", P: "0559-2546000-8016",
      C: ("教育扶贫", "智力扶贫"), W: ("2020-09-01", "2020-12-31"), Y: ROAD}),
    ({T: "《灯火·白湖村》", S: "巢湖学院", D: "2分40秒", G: "纪录片", N: "欧阳静", P: "18056123321",
      C: "消费扶贫", W: "2020年10月1日~10月7日", Y: SCHOOL},
     {T: "灯火·白湖村", S: "巢湖学院", D: 160.0, G: "纪录片", N: "欧阳静", P: "18056123321",
      C: ("消费扶贫",), W: ("2020-10-01", "2020-10-07"), Y: SCHOOL}),
    ({T: "《从0到1》", S: "铜陵学院", D: "三分二十秒", G: "剧情片", N: "石磊",
      P: "+86 13856201357", C: "科技扶贫/教育扶贫", W: "2020年11月2日", Y: CLINIC},
     {T: "从0到1", S: "铜陵学院", D: 200.0, G: "剧情片", N: "石磊", P: "13856201357",
      C: ("教育扶贫", "科技扶贫"), W: ("2020-11-02", "2020-11-02"), Y: CLINIC}),
)  # fmt: skip
WORDS = (
    {T: "片名", S: "选送学校", D: "预计时长", G: "类型", N: "联系人姓名", P: "联系人电话",
     C: "内容分类", W: "制作周期", Y: "故事梗概（500字以内，简要介绍作品内容）"},
    {T: "作品名称", S: "推荐单位", D: "作品时长", G: "作品类别", N: "联系人", P: "手机号码",
     C: "内容类别（可多选）", W: "拍摄时间", Y: "内容简介"},
)  # fmt: skip
"""The annex's own words, and a school's; the second has two that config.toml does not know."""
KNOWN = {**WORDS[1], S: "学校名称", G: "影片类型"}
SEVEN = ("教育扶贫", "健康扶贫", "消费扶贫", "智力扶贫", "科技扶贫", "产业扶贫", "其他")
BOTH = ("纪录片", "剧情片")
WIDE = '<w:gridSpan w:val="3"/>'
GREY = '<w:color w:val="A6A6A6"/>'


def paired(labels, a, show: Callable | None = None):
    """The annex, each value shown by `show(field, text)`."""
    told = {f: show(f, a[f]) if show else run(a[f]) for f in Field}
    return table(
        BORDERS,
        *(
            row(labels[x], cell(told[x]), labels[y], cell(told[y]))
            for x, y in ((T, S), (D, G), (N, P))
        ),
        *(row(labels[f], cell(told[f], WIDE)) for f in (C, W, Y)),
    )  # fmt: skip


def chosen(meant, field):
    """The options of a choice, and those of them that are meant."""
    return (SEVEN, meant[C]) if field is C else (BOTH, (meant[G],))


def by(sign):
    """A table whose two choices are made by a sign for each option."""

    def show_all(labels, a, meant):
        def show(field, value):
            if field not in (C, G):
                return run(value)
            options, picked = chosen(meant, field)
            return "".join(sign(option, option in picked) for option in options)

        return paired(labels, a, show)

    return show_all


def _symbol(option, picked):
    code = "F0FE" if picked else "F0A8"
    return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>{run(option + "　")}'


def _printed(option, picked):
    return run(f"{'☑' if picked else '□'}{option}　")


def _struck(option, picked):
    return run(option, "" if picked else "<w:strike/>") + run(" ")


def _red(option, picked):
    return run(option, '<w:color w:val="FF0000"/>' if picked else "") + run("、")


def _box(option, picked):
    state = f'<w14:checkbox><w14:checked w14:val="{int(picked)}"/></w14:checkbox>'
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    sign = "☒" if picked else "☐"
    return (
        f"<w:sdt {space}><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{run(sign)}</w:sdtContent></w:sdt>"
        f"{run(option + '  ')}"
    )


def _field(option, picked):
    inner = "√,□" if picked else "□"
    if not picked:
        return run(f"□{option} ")
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText>eq \\o\\ac(□,{inner[0]})</w:instrText></w:r>"
    return mark.format("begin") + code + mark.format("end") + run(f"{option} ")


def example_above(labels, a, _meant):
    """The printed example, grey, above each answer in the same cell."""
    left = {T: "《XXX》", S: "XXX", D: "XXmin", G: "纪录片或剧情片", N: "XXX", P: "XXX",
            C: f"例：从以下几类中任选一项或多项填写“{'、'.join(SEVEN)}”",
            W: "例：2020 年 X 月 XX 日-X 月 XX 日", Y: ""}  # fmt: skip

    def show(field, value):
        return (para(run(left[field], GREY)) if left[field] else "") + para(run(value))

    return paired(labels, a, show)


def in_groups(labels, a, _meant):
    """Group headings merged down at the left, people's rows under their own."""
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    film = (T, D, G, C, W, Y)
    first = [
        row(cell("作品信息" if f is T else "", down if f is T else on), labels[f], cell(run(a[f])))
        for f in film
    ]
    rest = [
        row(cell("报送信息" if f is S else "", down if f is S else on), labels[f], cell(run(a[f])))
        for f in (S, N, P)
    ]
    return table(BORDERS, *first, *rest)


def boxed_and_nested(labels, a, _meant):
    """The film in a table inside a cell, the people in a text box behind it."""
    film = table(*(row(labels[f], cell(run(a[f]))) for f in (T, D, G, C, W, Y)))
    people = table(*(row(labels[f], cell(run(a[f]))) for f in (S, N, P)))
    outer = table(BORDERS, row(cell(para(run("微视频信息")) + film + para(""))))
    content = f"<w:txbxContent>{people}<w:p/></w:txbxContent>"
    space = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    shape = f"<w:pict><v:textbox {space}>{content}</v:textbox></w:pict>"
    return outer + para(f"<w:r>{shape}</w:r>")


def written_out(labels, a, _meant):
    """No table: labels and underlined answers, two to a line where they are short."""
    blank = '<w:u w:val="single"/>'

    def one(f):
        name = labels[f].partition("（")[0]
        return run(f"{name}：") + run(f" {a[f]} ", blank)

    short = "".join(para(one(x) + run("    ") + one(y)) for x, y in ((T, S), (D, G), (N, P)))
    return short + "".join(para(one(f)) for f in (C, W, Y))


def dropped_down(labels, a, meant):
    """Content controls everywhere: a list for the genre, plain text for the rest."""
    holder = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    items = "".join(f'<w:listItem w:displayText="{b}" w:value="{b}"/>' for b in BOTH)

    def show(field, value):
        if field is G:
            return holder.format(f"<w:dropDownList>{items}</w:dropDownList>", run(meant[G]))
        return holder.format("<w:text/>", run(value))

    return paired(labels, a, show)


DOCUMENTS = (
    by(_symbol), by(_struck), by(_red), by(_box), by(_field),
    example_above, in_groups, boxed_and_nested, written_out, dropped_down,
)  # fmt: skip


def docx(path: Path, body: str) -> Path:
    """A document of this body under the annex's heading."""
    whole = annex.document(text("附件2") + text(annex.HEADING) + body)
    return annex.package(path, annex.parts(whole))


def sheet_hinted(sheet, a, _meant, labels):
    """A column of labels, one of answers, one of hints."""
    hints = {D: "不超过4分钟", P: "请填写手机号", Y: "500字以内", C: "可多选", T: "须加书名号"}
    for at, head in enumerate(("序号", "项目", "填写内容", "填写说明")):
        sheet.write(1, at, head)
    for number, f in enumerate(Field, 1):
        sheet.write(number + 1, 0, number)
        sheet.write(number + 1, 1, labels[f])
        sheet.write(number + 1, 2, int(a[f]) if a[f].isascii() and a[f].isdigit() else a[f])
        sheet.write(number + 1, 3, hints.get(f, ""))


def sheet_stacked(sheet, a, _meant, labels):
    """A row of labels above a row of answers, three times."""
    fs = list(Field)
    for block in range(3):
        for at, f in enumerate(fs[3 * block : 3 * block + 3]):
            sheet.write(1 + 2 * block, at, labels[f])
            sheet.write(2 + 2 * block, at, a[f])


def sheet_ticked(sheet, a, meant, labels):
    """Choices spread over cells, a sign and a word in each; other answers merged to the right."""
    for number, f in enumerate(Field, 1):
        sheet.write(number, 0, labels[f])
        if f in (C, G):
            options, picked = chosen(meant, f)
            for at, option in enumerate(options, 1):
                sheet.write(number, at, f"{'☑' if option in picked else '□'}{option}")
        else:
            sheet.merge_range(number, 1, number, 7, a[f])


def sheet_listed(sheet, a, _meant, labels):
    """A list with one work in it, the number and the province before it."""
    heads = ("序号", "省份", *(labels[f] for f in Field), "备注")
    for at, (head, value) in enumerate(
        zip(heads, (1, "安徽", *(a[f] for f in Field), "无"), strict=True)
    ):
        sheet.write(1, at, head)
        sheet.write(2, at, value)


SHEETS = (sheet_hinted, sheet_stacked, sheet_ticked, sheet_listed)


def xlsx(path: Path, fill: Callable, a, meant, labels) -> Path:
    """A workbook whose second sheet holds the form, the first one what to mind."""
    with xlsxwriter.Workbook(path) as book:
        notes = book.add_worksheet("填写说明")
        notes.write(0, 0, "1.每校限报一部；2.视频时长不超过4分钟；3.联系电话请保持畅通。")
        sheet = book.add_worksheet("登记表")
        sheet.merge_range(0, 0, 0, 3, annex.HEADING)
        fill(sheet, a, meant, labels)
    return path


def digital(folder: Path) -> list[Made]:
    """Documents and workbooks: every layout with two people's answers."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(2 * len(DOCUMENTS)):
        a, meant = PEOPLE[(3 * number + number // len(DOCUMENTS)) % len(PEOPLE)]
        labels = WORDS[number % 2]
        body = DOCUMENTS[number % len(DOCUMENTS)](labels, a, meant)
        made.append(Made(docx(folder / f"paper{number}.docx", body), "docx", "digital", meant))
    for number in range(3 * len(SHEETS)):
        a, meant = PEOPLE[(5 * number + 1) % len(PEOPLE)]
        labels = (WORDS[0], KNOWN, WORDS[1])[number // len(SHEETS)]
        book = xlsx(folder / f"book{number}.xlsx", SHEETS[number % len(SHEETS)], a, meant, labels)
        made.append(Made(book, "xlsx", "digital", meant))
    return made


def printed(folder: Path, seed: int = 20201218, shift: int = 0) -> list[Made]:
    """What comes of eight documents: old ones, PDFs, scans, photos and sealed pages.

    Another seed and shift give pages that nobody has seen yet.
    """
    folder.mkdir(parents=True, exist_ok=True)
    layouts: list[tuple[Callable, Mapping[Field, str]]] = [
        (lambda labels, a, _: paired(labels, a), WORDS[0]),
        (in_groups, KNOWN),
        (by(_printed), WORDS[0]),
        (lambda labels, a, _: paired(labels, a), KNOWN),
    ]
    papers = []
    for number, (a, meant) in enumerate(PEOPLE[shift:] + PEOPLE[:shift]):
        layout, labels = layouts[number % len(layouts)]
        papers.append((docx(folder / f"page{number}.docx", layout(labels, a, meant)), meant))
    made = []
    for to in ("doc", "pdf"):
        workshop.office(folder, to, [path for path, _ in papers])
        made += [Made(p.with_suffix(f".{to}"), to, "digital", m) for p, m in papers]
    dice = random.Random(seed)  # noqa: S311  (the same forms every time)
    for number, (path, meant) in enumerate(papers):
        flat = workshop.rendered(path.with_suffix(".pdf"), dice.choice((150, 180, 200)))
        made += _pictured(folder, number, flat, meant, dice)
    return made


def _pictured(folder, number, flat, meant, dice) -> list[Made]:
    scan, photo = folder / f"scan{number}.jpg", folder / f"photo{number}.jpg"
    seal = folder / f"seal{number}.jpg"
    pictured.scanned(flat, dice).save(scan, quality=78)
    pictured.photographed(flat, dice).save(photo, quality=68)
    stamp = pictured.sealed(flat, dice)
    told = stamp.rotate(dice.uniform(-1, 1), expand=True, fillcolor="white")
    pictured.grained(told, dice, 4).save(seal, quality=75)
    return [
        Made(scan, "jpeg", "scan", meant),
        Made(photo, "jpeg", "photo", meant),
        Made(seal, "jpeg", "stamp", meant),
    ]


def fresh(folder: Path) -> list[Made]:
    """Pages of a fourth set, read when all had been mended."""
    return [m for m in printed(folder / "fresh", seed=4711, shift=3) if m.kind != "digital"]


def unseen(folder: Path) -> list[Made]:
    """The whole third set."""
    return digital(folder / "unseen") + printed(folder / "printed")
