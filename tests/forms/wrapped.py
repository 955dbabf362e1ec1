"""Stories in cells of every width, with known breaks: what is a new line, and what only wrapped.

LibreOffice sets them: by its rules a line does not begin with a full stop, a Latin word is not
torn, and what fills the width is spread to its edge. Half of the stories served to find measures
by, the other half to report.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from forms import workshop
from forms.hard import cell, para, row, run, table
from forms.workshop import BORDERS

from intake.demo import forms as annex

SENTENCES = (
    "秋收之前，三名大学生回到大别山腹地的小村。",
    "支书说：“路修好了，茶叶就能卖出去！”",
    "镜头跟着他们走过清晨的茶园，也记下直播间里第一次卖出五十斤茶的夜晚。",
    "她把Vlog发在WeChat上，一天有3,000多人看过。",
    "2020年10月，5G基站建到了山顶。",
    "他们用APP记账，卖出了1200件山货，收入比上年多了13.6%。",
    "老人问：“城里的娃，你们还走吗？”没有人回答。",
    "雨停了。",
    "这一年，他学会了犁地、插秧、收割，也学会了听懂乡亲们的方言；",
    "影片分为《春》《夏》《秋》《冬》四个部分，记录一所乡村小学的四季。",
    "孩子们第一次在e-learning课堂里看见了海。",
    "扶贫不是施舍，而是陪伴……",
    "从贫困县到网红村——他们走了整整五年。",
    "毕业那天，他在日记里写道：我的论文写在田埂上",
    "The Ridge是他给影片起的英文名。",
    "他回来了",
)
PLAIN = "山村小学的孩子们跟着支教老师一起唱歌画画读书写字种树养花放牛喂鸡晒谷子看星星"


@dataclass(frozen=True)
class Story:
    """A story's paragraphs, and how they are set."""

    paragraphs: tuple[str, ...]
    width: int
    size: float
    font: str
    indent: str
    spread: bool
    broken: bool

    @property
    def text(self) -> str:
        """What was written."""
        lead = "　　" if self.indent == "blanks" else ""
        return "\n".join(lead + p for p in self.paragraphs)

    def body(self) -> str:
        """A table of one row that says it."""
        half = round(2 * self.size)
        face = f'<w:rFonts w:eastAsia="{self.font}" w:ascii="Liberation Serif"/>'
        look = f'{face}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        align = '<w:jc w:val="both"/>' if self.spread else '<w:jc w:val="left"/>'
        first = round(40 * self.size) if self.indent == "measured" else 0
        shape = f'<w:pPr><w:ind w:firstLine="{first}"/>{align}</w:pPr>'
        parts = [self.text] if self.broken else self.text.split("\n")
        told = "".join(para(shape + run(part, look)) for part in parts)
        grid = f'<w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="{self.width}"/></w:tblGrid>'
        line = row(cell("故事梗概"), cell(told)).replace(
            "<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        )
        return table(BORDERS, grid, line) + para("")


def story(dice: random.Random) -> Story:
    """One story by chance."""
    width, size = dice.randrange(3000, 8200), dice.choice((9, 10.5, 10.5, 12, 12, 14))
    indent = dice.choice(("none", "none", "measured", "blanks"))
    fits = int((width - 216) / 20 / size)
    count = dice.choice((1, 1, 2, 2, 3, 4))
    return Story(
        paragraphs=tuple(_paragraph(dice, fits, indent) for _ in range(count)),
        width=width,
        size=size,
        font=dice.choice(("Noto Serif CJK SC", "Noto Sans CJK SC")),
        indent=indent,
        spread=dice.random() < 0.6,
        broken=indent == "none" and dice.random() < 0.3,
    )


def _paragraph(dice: random.Random, fits: int, indent: str) -> str:
    if dice.random() < 0.25:
        length = fits * dice.choice((1, 2, 3)) - (0 if indent == "none" else 2)
        start = dice.randrange(len(PLAIN))
        return (PLAIN * 12)[start : start + length - 1] + "。"
    return "".join(dice.sample(SENTENCES, dice.choice((1, 1, 2, 3, 4, 5))))


def stories(seed: int, count: int) -> list[Story]:
    """So many stories, the same for a seed."""
    dice = random.Random(seed)  # noqa: S311  (the same stories every time)
    return [story(dice) for _ in range(count)]


def printed(folder: Path, told: list[Story], name: str = "stories") -> Path:
    """A PDF that says them one after another."""
    whole = annex.document("".join(s.body() for s in told))
    path = annex.package(folder / f"{name}.docx", annex.parts(whole))
    workshop.office(folder, "pdf", [path])
    return path.with_suffix(".pdf")
