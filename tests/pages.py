"""Pages that schools and editors put before an intro or behind an outro: whole pictures."""

from __future__ import annotations

from collections.abc import Callable

import overlays
from canvas import font
from PIL import Image, ImageDraw

SIZE = (1920, 1080)
BARS = ("#c0c0c0", "#c0c000", "#00c0c0", "#00c000", "#c000c0", "#c00000", "#0000c0")
NAMES = ("策划：李 静", "编导：周 扬", "摄像：吴 越、郑 爽", "配音：孙 悦", "指导教师：钱 进")


def _page(shade: tuple[int, ...] | str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    whole = Image.new("RGB", SIZE, shade)
    return whole, ImageDraw.Draw(whole)


def bars() -> Image.Image:
    """Colour bars, which an editor left at the beginning."""
    whole, pen = _page("black")
    for number, shade in enumerate(BARS):
        pen.rectangle((number * 275, 0, number * 275 + 274, 1079), fill=shade)
    return whole


def slate() -> Image.Image:
    """A table with what the film is: title, school, length."""
    whole, pen = _page((18, 18, 22))
    lines = ("片名：山那边的课堂", "选送：皖南师范学院", "时长：03 分 52 秒", "版本：高清 1080p")
    for row, line in enumerate(lines):
        pen.text((480, 300 + row * 150), line, fill=(235, 235, 235), font=font(76), anchor="lm")
    return whole


def leader() -> Image.Image:
    """A figure in a ring with a cross: the last of a film's count down."""
    whole, pen = _page((196, 192, 184))
    pen.line((0, 540, 1920, 540), fill=(40, 40, 40), width=6)
    pen.line((960, 0, 960, 1080), fill=(40, 40, 40), width=6)
    for radius in (420, 350):
        box = (960 - radius, 540 - radius, 960 + radius, 540 + radius)
        pen.ellipse(box, outline=(40, 40, 40), width=10)
    pen.text((960, 530), "3", fill=(30, 30, 30), font=font(460), anchor="mm")
    return whole


def names() -> Image.Image:
    """Who made the film: white words on black."""
    whole, pen = _page("black")
    for row, line in enumerate(NAMES):
        pen.text((960, 250 + row * 140), line, fill=(240, 240, 240), font=font(66), anchor="mm")
    return whole


def opening() -> Image.Image:
    """A film's own title, white on dark green."""
    whole, pen = _page((22, 56, 44))
    pen.text((960, 470), "山那边的课堂", fill=(250, 250, 240), font=font(190, "Serif"), anchor="mm")
    line = "皖南师范学院支教团 作品"
    pen.text((960, 700), line, fill=(220, 210, 160), font=font(70), anchor="mm")
    return whole


def editor() -> Image.Image:
    """What an editing program for telephones puts behind a film unless it is told not to."""
    whole, pen = _page("black")
    pen.rounded_rectangle((760, 420, 900, 560), 30, outline="white", width=14)
    pen.line((800, 460, 860, 520), fill="white", width=14)
    pen.line((800, 520, 860, 460), fill="white", width=14)
    pen.text((940, 488), "剪映", fill="white", font=font(130), anchor="lm")
    pen.text((960, 680), "一键剪同款  轻松剪大片", fill=(190, 190, 190), font=font(54), anchor="mm")
    return whole


PAGES: dict[str, Callable[[], Image.Image]] = {
    "": overlays.page,
    "school": overlays.page,
    "bars": bars,
    "slate": slate,
    "leader": leader,
    "names": names,
    "opening": opening,
    "editor": editor,
}
