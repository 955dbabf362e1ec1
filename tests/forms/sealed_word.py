"""The sixth set's documents: other schools, other forms, other habits at the same keyboard."""

from __future__ import annotations

from pathlib import Path

from forms.paper import (
    ANNEX,
    BOLD,
    GENRES,
    GREY,
    SEVEN,
    STRUCK,
    YELLOW,
    C,
    D,
    Form,
    G,
    N,
    P,
    Person,
    S,
    T,
    W,
    Y,
    annex,
    cell,
    docx,
    heading,
    para,
    paras,
    row,
    run,
    table,
)  # fmt: skip

from intake.model import Field

NAME = "“我的2020”微视频作品报送表"
HOUSE = {
    T: "视频名称", S: "推荐学校", D: "视频时长", G: "视频类别（纪录片/剧情片）", N: "联 系 人",
    P: "联系电话", C: "内容分类（可多选）", W: "制作起止时间", Y: "作品梗概",
}  # fmt: skip
PLAIN = {
    T: "影片名", S: "院校名称", D: "片长", G: "体裁", N: "联系老师", P: "手机号码",
    C: "主题分类", W: "拍摄时间", Y: "剧情简介",
}  # fmt: skip


def saved(path: Path, who: Person, body: str, *doubts: Field, **parts: str) -> Form:
    return who.made(docx(path.with_suffix(".docx"), body, **parts), *doubts)


def story_below_its_label(path: Path, who: Person) -> Form:
    """Six columns; the story's label fills a row, the story the next."""
    wide = (1200, 1800, 1200, 1800, 1200, 1800)
    rows = [row(*(t for f in three for t in (PLAIN[f], who[f])), wide=wide)
            for three in ((T, S, D), (G, N, P))]  # fmt: skip
    rows += [row(cell(PLAIN[f], 1200), cell(who[f], 7800, 5)) for f in (C, W)]
    rows.append(row(cell("剧情简介（限500字）", 9000, 6)))
    rows.append(row(cell(who[Y], 9000, 6)))
    return saved(path, who, heading(NAME) + table(rows, wide))


def others_deleted(path: Path, who: Person) -> Form:
    """Of the printed choices the wrong ones are gone; the sentence around them still stands."""
    left = "、".join(w for w in SEVEN if w in who.values[C])
    said = {f: who[f] for f in ANNEX}
    said |= {C: f"从以下几类中任选一项或多项填写“{left}”", G: str(who.values[G])}
    labels = ANNEX | {Y: "故事梗概\n500字以内，\n简要介绍\n作品内容"}
    return saved(path, who, heading(NAME) + annex(labels, said, (1500, 3000, 1700, 2800)))


def highlighted(path: Path, who: Person) -> Form:
    """The right choices on yellow, as with a marker."""

    def marked(words, right) -> str:
        picked = (right,) if isinstance(right, str) else right
        spread = [p for w in words for p in (run(w, YELLOW if w in picked else ""), run(" / "))]
        return para(*spread[:-1])

    said = {f: who[f] for f in ANNEX}
    said |= {G: marked(GENRES, who.values[G]), C: marked(SEVEN, who.values[C])}
    return saved(path, who, heading(NAME) + annex(HOUSE, said))


def lines(text: str) -> str:
    """With line breaks within one paragraph."""
    return text.replace("\n", "\v")


def legacy(kind: str, data: str, inner: str) -> str:
    """A form field of Word 97's kind: its data, its code, its result."""

    def char(state: str, more: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{state}">{more}</w:fldChar></w:r>'

    told = f"<w:ffData><w:enabled/>{data}</w:ffData>"
    code = f'<w:r><w:instrText xml:space="preserve"> {kind} </w:instrText></w:r>'
    return char("begin", told) + code + char("separate") + inner + char("end")


def form_fields(path: Path, who: Person) -> Form:
    """Protected, with grey fields: text, a list, boxes to tick."""
    entries = "".join(f'<w:listEntry w:val="{g}"/>' for g in ("请选择", *GENRES))
    at = 1 + GENRES.index(str(who.values[G]))
    listed = f'<w:ddList><w:result w:val="{at}"/>{entries}</w:ddList>'
    boxes = "".join(
        legacy("FORMCHECKBOX", '<w:checkBox><w:sizeAuto/><w:default w:val="0"/>'
               f'<w:checked w:val="{int(w in who.values[C])}"/></w:checkBox>', "") + run(f"{w}　")
        for w in SEVEN
    )  # fmt: skip
    said = {
        f: f"<w:p>{legacy('FORMTEXT', '<w:textInput/>', run(lines(who[f])))}</w:p>" for f in ANNEX
    } | {
        G: f"<w:p>{legacy('FORMDROPDOWN', listed, '')}</w:p>",
        C: f"<w:p>{boxes}</w:p>",
    }
    return saved(path, who, heading(NAME) + annex(HOUSE, said))


def moved_and_linked(path: Path, who: Person) -> Form:
    """Text moved with tracking on, a linked phone, bookmarks and smart tags within the answers."""
    moved = 'w:id="3" w:author="校团委" w:date="2020-12-10T00:00:00Z"'
    title = str(who.values[T])
    half = max(1, len(title) // 2)
    said = {f: who[f] for f in ANNEX} | {
        T: f'<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/>{run("《" + title[:half])}'
           f'<w:bookmarkEnd w:id="0"/>{run(title[half:] + "》")}</w:p>',
        P: f'<w:p><w:hyperlink w:anchor="_GoBack">{run(who[P])}</w:hyperlink></w:p>',
        S: f'<w:p><w:smartTag w:uri="urn:x" w:element="place">{run(who[S])}</w:smartTag></w:p>',
        N: f"<w:p><w:moveFrom {moved}>{run('校团委办公室')}</w:moveFrom>"
           f"<w:moveTo {moved}>{run(who[N])}</w:moveTo></w:p>",
        W: f'<w:p><w:fldSimple w:instr=" QUOTE ">{run(who[W])}</w:fldSimple></w:p>',
    }  # fmt: skip
    return saved(path, who, heading(NAME) + annex(ANNEX, said, (1500, 3200, 1500, 2800)))


def corrected_by_hand(path: Path, who: Person) -> Form:
    """Old answers struck out, the new ones behind them: nobody trusts tracked changes."""
    said = {f: who[f] for f in ANNEX} | {
        T: para(run("《无题》", STRUCK), run(who[T])),
        D: para(run("4分30秒", STRUCK), run(" "), run(who[D])),
        P: para(run("13312345678", "<w:dstrike/>")) + para(run(who[P])),
        N: para(run("张三", STRUCK), run(who[N])),
    }
    wide = (2600, 6400)
    rows = [row(HOUSE[f], said[f], wide=wide) for f in ANNEX]
    return saved(path, who, heading(NAME) + table(rows, wide))


def footnoted(path: Path, who: Person) -> Form:
    """Labels with notes at the foot of the page, an office's remark in the margin."""

    def noted(label: str, number: int) -> str:
        sign = f'<w:footnoteReference w:id="{number}"/>'
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{sign}</w:r>'
        return f"<w:p>{run(label)}{mark}</w:p>"

    told = ("片名：须与片头一致，如《山路》。", "时长：不超过4分钟，如3分20秒。")
    lines = [para("<w:r><w:footnoteRef/></w:r>", run(text, size=18)) for text in told]
    notes = "".join(f'<w:footnote w:id="{n}">{x}</w:footnote>' for n, x in enumerate(lines, 1))
    remark = f'<w:comment w:id="0" w:author="省厅">{para("电话请填13800138000格式")}</w:comment>'
    ends = [f'<w:comment{what} w:id="0"/>' for what in ("RangeStart", "RangeEnd", "Reference")]
    held = f"<w:p>{ends[0]}{run(who[P])}{ends[1]}<w:r>{ends[2]}</w:r></w:p>"
    labels = ANNEX | {T: noted("片名", 1), D: noted("预计时长", 2)}
    said = {f: who[f] for f in ANNEX} | {P: held}
    body = heading(NAME) + annex(labels, said, (1900, 2700, 1700, 2700))
    return saved(path, who, body, footnotes=notes, comments=remark)


def tables_under_headings(path: Path, who: Person) -> Form:
    """Three small tables, each under a heading of its own."""

    def small(*fields: Field) -> str:
        return table([row(PLAIN[f], who[f], wide=(2500, 6500)) for f in fields], (2500, 6500))

    body = heading(NAME) + para(run("一、作品信息", BOLD)) + small(T, D, G, C, W)
    body += para(run("二、学校及联系方式", BOLD)) + small(S, N, P)
    body += para(run("三、剧情简介", BOLD)) + table([row(cell(who[Y], 9000))], (9000,))
    return saved(path, who, body)


def numbered_headings(path: Path, who: Person) -> Form:
    """No table: a numbered heading for each item, its answer in the line below."""
    body = "".join(
        para(run(f"{number}、{label}", BOLD)) + paras(who[f])
        for number, (f, label) in zip("一二三四五六七八九", PLAIN.items(), strict=True)
    )
    return saved(path, who, heading(NAME) + body)


def label_over_answer(path: Path, who: Person) -> Form:
    """One column: in each cell a small label, below it the answer."""
    rows = [
        row(cell(para(run(ANNEX[f].split("\n")[0], BOLD + GREY, 18)) + paras(who[f]), 9000))
        for f in ANNEX
    ]
    return saved(path, who, heading(NAME) + table(rows, (9000,)))


def office_and_mobile(path: Path, who: Person) -> Form:
    """The phone's label spans two rows: the office's number above, the mobile below."""
    first, second = str(who.values[P]).split("/")
    wide = (1600, 2900, 1600, 2900)
    rows = [row(HOUSE[x], who[x], HOUSE[y], who[y], wide=wide) for x, y in ((T, S), (D, G))]
    rows += [
        row(cell("联系人姓名", 1600, merge="from"), cell(who[N], 2900, merge="from"),
            cell("联系人电话", 1600, merge="from"), cell(f"办公：{first}", 2900)),
        row(cell("", 1600, merge="on"), cell("", 2900, merge="on"), cell("", 1600, merge="on"),
            cell(f"手机：{second}", 2900)),
    ]  # fmt: skip
    rows += [row(cell(ANNEX[f], 1600), cell(who[f], 7400, 3)) for f in (C, W, Y)]
    return saved(path, who, heading(NAME) + table(rows, wide))


def with_crew(path: Path, who: Person) -> Form:
    """Rows that nobody asked for: teachers, students, an address, a mailbox; and signatures."""
    wide = (1700, 2800, 1700, 2800)
    more = (
        ("指导教师", "方老师", "指导教师电话", "13711112222"),
        ("主创学生", "李一、王二", "学号", "2018010203"),
        ("通讯地址", "大学路1号", "电子邮箱", "film@example.edu.cn"),
    )
    rows = [row(ANNEX[x], who[x], ANNEX[y], who[y], wide=wide) for x, y in ((T, S), (D, G))]
    rows += [row(*line, wide=wide) for line in more]
    rows += [row(ANNEX[N], who[N], ANNEX[P], who[P], wide=wide)]
    rows += [row(cell(ANNEX[f], 1700), cell(who[f], 7300, 3)) for f in (C, W, Y)]
    rows += [row("院系意见", "同意\n\n签字：", "学校意见", "（公章）", wide=wide)]
    return saved(path, who, heading(NAME) + table(rows, wide))


def rows_under_control(path: Path, who: Person) -> Form:
    """An online editor's export: rows and cells wrapped in controls, a run for every sign."""

    def wrapped(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    def letters(text: str) -> str:
        return "".join(f"<w:p>{''.join(map(run, line))}</w:p>" for line in text.split("\n"))

    labels = {f: cell(para(run(PLAIN[f], BOLD)), 2200) for f in ANNEX}
    answers = {f: wrapped(cell(letters(who[f]), 6800)) for f in ANNEX}
    rows = [wrapped(f"<w:tr>{labels[f]}{answers[f]}</w:tr>") for f in ANNEX]
    return saved(path, who, heading(NAME) + table(rows, (2200, 6800)))


def over_two_pages(path: Path, who: Person) -> Form:
    """Broad rows: the story is on the second page."""
    wide = (2400, 6600)
    tall = '<w:trPr><w:trHeight w:val="1500" w:hRule="atLeast"/></w:trPr>'
    rows = [row(HOUSE[f], who[f], wide=wide).replace("<w:tr>", f"<w:tr>{tall}") for f in ANNEX]
    return saved(path, who, heading(NAME) + table(rows, wide))
