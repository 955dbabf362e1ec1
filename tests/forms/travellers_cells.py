"""The travellers' second dozen of documents: pasted, turned round, controlled, illustrated."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

from forms.paper import GENRES, UNDER, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, HEI, KAI, RIGHT, grid, ink, p, pairs, ps, tc, title, tr, words
from forms.travellers_word import BLACK, INDENT, TURN, kept

from intake.model import Field


def blanks_in_cells(path: Path, who: Person) -> Form:
    """Every cell prints its label, a colon and a rule to write on; units are printed too."""
    labels = words("作品名称 所在学校 时长 类型 联系人 手机 类别 制作时间 故事梗概")

    def blank(f: Field) -> str:
        if f is D:
            minutes, seconds = divmod(int(float(str(who.values[D]))), 60)
            parts = (
                ink(f" {minutes} ", look=UNDER),
                ink("分"),
                ink(f" {seconds:02} ", look=UNDER),
                ink("秒"),
            )
            return p(ink(f"{labels[f]}："), *parts)
        return p(ink(f"{labels[f]}："), ink(f" {who[f]} ", look=UNDER))

    rows = [
        tr(tc(blank(x), 4500), tc(blank(y), 4500), high=620) for x, y in ((T, S), (D, G), (N, P))
    ]
    rows += [tr(tc(blank(f), 9000, 2), high=620) for f in (C, W)]
    rows.append(
        tr(tc(p(f"{labels[Y]}（500字内）：") + ps(who[Y], marks=INDENT), 9000, 2), high=3500)
    )
    return kept(path, who, title("微视频登记卡", 40, KAI) + grid(rows, (4500, 4500)))


def repeated_by_control(path: Path, who: Person) -> Form:
    """Rows inside a repeating control of Word 2013, each answer in a control of its own."""
    labels = words(
        "作品名称 学校全称 作品时长 作品类型 联系人姓名 联系电话 内容分类 制作周期 内容简介"
    )

    def held(f: Field) -> str:
        mark = f'<w:sdtPr><w:alias w:val="{labels[f]}"/><w:tag w:val="f{f.name}"/></w:sdtPr>'
        return f"<w:sdt>{mark}<w:sdtContent>{ps(who[f])}</w:sdtContent></w:sdt>"

    rows = "".join(tr(tc(labels[f], 2200), tc(held(f), 6800), high=560) for f in Field)
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    marks = f"<w:sdtPr><w15:repeatingSection {space}/></w:sdtPr>"
    item = f"<w:sdtPr><w15:repeatingSectionItem {space}/></w:sdtPr>"
    inner = f"<w:sdt>{item}<w:sdtContent>{rows}</w:sdtContent></w:sdt>"
    whole = f"<w:sdt>{marks}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    return kept(path, who, title("作品登记", 36, HEI) + grid([whole], (2200, 6800)))


def pasted_from_the_web(path: Path, who: Person) -> Form:
    """Answers pasted out of a browser: other faces, fixed spaces, signs of no width, grounds."""
    ground = '<w:color w:val="333333"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'

    def pasted(f: Field) -> str:
        text = who[f].replace(" ", "\u00a0")
        whole = f"\u200b{text}" if f in {T, P} else f"{text}\ufeff" if f is S else text
        return "".join(p(ink(x, 23, ground, "微软雅黑")) for x in whole.split("\n"))

    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    said = {f: pasted(f) for f in Field}
    wide = (1600, 2900, 1700, 2800)
    rows = pairs(labels, said, ((T, S), (D, G), (N, P), (C,), (W,), (Y,)), wide)
    return kept(path, who, p("附件2") + title("微视频信息登记表", 36) + grid(rows, wide))


def turned_from_pdf(path: Path, who: Person) -> Form:
    """A document that a converter made of a PDF: no table, tab stops where columns were."""
    labels = words("作品名称 报送学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in (1900, 5000, 6700))
    marks = f'<w:tabs>{stops}</w:tabs><w:spacing w:before="120" w:line="360" w:lineRule="exact"/>'
    lines = [
        p(
            *(ink(x, 22) for x in (f"{labels[a]}\t", f"{who[a]}\t", f"{labels[b]}\t", who[b])),
            marks=marks,
        )
        for a, b in ((T, G), (S, D), (N, P))
    ]
    lines += [p(ink(f"{labels[f]}\t{who[f]}", 22), marks=marks) for f in (C, W)]
    body = title("作品登记表", 36) + "".join(lines)
    return kept(
        path, who, body + p(ink(labels[Y], 22), marks=marks) + ps(who[Y], marks=INDENT, size=22)
    )


def checked_by_two(path: Path, who: Person) -> Form:
    """Two columns at the right say that school and province have checked each row."""
    labels = words("视频名称 学校 时长 类型 联系人 联系电话 内容分类 制作周期 视频简介")
    wide = (1700, 4700, 1300, 1300)
    heads = tr(*(tc(p(ink(x, look=BLACK), align=CENTRE), w, fill="EDEDED") for x, w in
                 zip(("项目", "填报内容", "学校审核", "省厅审核"), wide, strict=True)))  # fmt: skip
    rows = [
        tr(
            tc(labels[f], 1700),
            tc(who[f], 4700),
            tc("已核", 1300, align=CENTRE),
            tc("", 1300),
            high=560,
        )
        for f in Field
    ]
    return kept(path, who, title("微视频信息核对表", 36) + grid([heads, *rows], wide))


WIDE = {n: n + 0xFEE0 for n in range(0x21, 0x7F)}


def all_full_width(path: Path, who: Person) -> Form:
    """An input method left on full width: digits and letters are broad; breaks, no paragraphs."""
    labels = words("片　名 学　校 时　长 类　型 联系人 电　话 分　类 制作周期 梗　概")
    said = {f: p(ink(who[f].translate(WIDE).replace("\n", "\v"))) for f in (D, P, W)}
    said |= {f: p(ink(who[f].replace("\n", "\v"))) for f in (T, S, G, N, C, Y)}
    wide = (1400, 3300, 1400, 2900)
    rows = pairs(labels, said, ((T,), (S,), (D, G), (N, P), (C,), (W,), (Y,)), wide)
    return kept(path, who, title("作品登记表", 44) + grid(rows, wide))


def room_for_three(path: Path, who: Person) -> Form:
    """A column for each of three works; this university has but one."""
    labels = words("作品名称 报送学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    wide = (1700, 4300, 1500, 1500)
    heads = tr(*(tc(p(ink(x, look=BLACK), align=CENTRE), w) for x, w in
                 zip(("项目", "作品一", "作品二", "作品三"), wide, strict=True)))  # fmt: skip
    rows = [tr(tc(labels[f], 1700), tc(who[f], 4300), tc("", 1500), tc("", 1500)) for f in Field]
    return kept(path, who, title("选送作品汇总登记表", 36) + grid([heads, *rows], wide))


def dot(wide: int, high: int) -> bytes:
    """A small picture of two shades, as a PNG file."""

    def part(kind: bytes, held: bytes) -> bytes:
        return (
            struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
        )

    lines = b"".join(b"\0" + bytes((y * 200 // high, 120, 90)) * wide for y in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    held = part(b"IHDR", head) + part(b"IDAT", zlib.compress(lines)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + held


def with_a_still(path: Path, who: Person) -> Form:
    """A still from the film in a row of its own, a real picture."""
    labels = words("作品名称 选送高校 作品时长 作品类型 联系人 手机 内容分类 制作周期 作品简介")
    shape = '<w:r><w:pict><v:shape style="width:200pt;height:112pt"><v:imagedata r:id="rStill"/>'
    wide = (1700, 2800, 1700, 2800)
    rows = pairs(labels, who, ((T,), (S, G), (D, W), (C,)), wide)
    rows.append(tr(tc("作品剧照", 1700), tc(p(f"{shape}</v:shape></w:pict></w:r>"), 7300, 3)))
    rows += pairs(labels, who, ((Y,), (N, P)), wide)
    form = kept(path, who, title("微视频作品推荐表", 36) + grid(rows, wide))
    with zipfile.ZipFile(form.path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rStill" Type="{kind}" Target="media/image1.png"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    types = b'<Default Extension="png" ContentType="image/png"/><Default Extension="xml"'
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(b'<Default Extension="xml"', types)
    parts["word/media/image1.png"] = dot(320, 180)
    with zipfile.ZipFile(form.path, "w", zipfile.ZIP_DEFLATED) as file:
        for each, held in parts.items():
            file.writestr(each, held)
    return form


def under_a_letter(path: Path, who: Person) -> Form:
    """An official letter of the university, which speaks of the film too, and the form as annex."""
    told = f"省教育厅：\n根据通知要求，现将我校选送的微视频作品{who[T]}报上，请审阅。\n附件：登记表"
    sign = p(who[S], align=RIGHT, size=32) + p("2020年12月14日", align=RIGHT, size=32)
    sign += p(f"（联系人：{who[N]}，联系电话：{who[P]}）", size=32)
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    wide = (1700, 2800, 1700, 2800)
    rows = pairs(labels, who, ((T, S), (D, G), (N, P), (C,), (W,), (Y,)), wide)
    letter = (
        title(f"{who[S]}\n关于报送扶贫微视频的函".replace("\n", ""), 40) + ps(told, size=32) + sign
    )
    return kept(
        path, who, letter + TURN + p("附件") + title("微视频信息登记表", 36) + grid(rows, wide)
    )


def asked_and_answered(path: Path, who: Person) -> Form:
    """Nine questions with answers behind 答, no table."""
    asked = words(
        "您的作品名称是什么？ 作品由哪所学校选送？ 作品时长是多少？ 作品类型是纪录片还是剧情片？ "
        "联系人姓名？ 联系人电话？ 作品内容分类是哪一类（可多选）？ "
        "作品的制作周期？ 请写出作品的故事梗概。"
    )
    body = "".join(
        p(ink(f"{n}．{asked[f]}", look=BLACK)) + p(ink("答："), ink(who[f].split("\n")[0]))
        + "".join(p(x) for x in who[f].split("\n")[1:])
        for n, f in enumerate(Field, 1)
    )  # fmt: skip
    return kept(path, who, title("微视频作品信息问答单", 36) + body)


def nested_dashes(path: Path, who: Person) -> Form:
    """Notes with dashes, the contact's two lines a step further in."""
    labels = words("片名 学校 时长 类型 姓名 电话 内容分类 制作周期 故事梗概")
    step = '<w:ind w:left="840"/>'
    lines = [p(f"- {labels[f]}：{who[f]}") for f in (T, S, G, D, C, W)]
    lines += [p("- 联系人：")] + [p(f"- {labels[f]}：{who[f]}", marks=step) for f in (N, P)]
    lines += [p(f"- {labels[Y]}："), ps(who[Y], marks=step)]
    return kept(path, who, title("微视频报送信息", 36) + "".join(lines))


def genre_in_the_question(path: Path, who: Person) -> Form:
    """A spacious form for a seal; the genre's options are in its label, a tick in its brackets."""
    labels = words(
        "作品名称 推荐学校（公章） 时长 作品类型 联系人 办公电话/手机 内容分类 制作周期 故事梗概"
    )
    said = {f: who[f] for f in Field}
    said[G] = "　".join(f"{g}（{'✓' if g == who.values[G] else '　'}）" for g in GENRES)
    wide = (2100, 2500, 1900, 2500)
    rows = pairs(labels, said, ((T,), (S,), (G, D), (C,), (W,), (N, P), (Y,)), wide, "FFF2CC", 820)
    return kept(path, who, title("高校微视频推荐登记表", 40) + grid(rows, wide))


DOCUMENTS = (
    (blanks_in_cells, 10), (repeated_by_control, 20), (pasted_from_the_web, 15),
    (turned_from_pdf, 23), (checked_by_two, 21), (all_full_width, 5), (room_for_three, 24),
    (with_a_still, 12), (under_a_letter, 18), (asked_and_answered, 9), (nested_dashes, 25),
    (genre_in_the_question, 1),
)  # fmt: skip
