"""Intros and outros of campaigns O to R: footage, an empty page, fast cuts, a black page.

Each turns a campaign, a kind and a time in seconds into a picture of 960×540.
"""

from __future__ import annotations

import numpy as np
from bodies import person
from canvas import HIGH, WIDE, eased, landscape, leaves, put, shown, view, words
from firstclips import GOLD, WHITE, titled
from PIL import Image, ImageDraw

CREDITS = ("总策划 王 明", "导演 李 华", "摄影 陈 曦", "剪辑 赵 宁", "鸣谢 全体师生")


def footage(campaign, kind: str, at: float) -> Image.Image:
    """A shot of people outside with a bar that slides in below; at the end credits that roll."""
    seed = campaign.seed * 17 + (kind == "outro")
    picture = view(landscape(seed), (0.15 + 0.12 * at, 0.45), 1.2 + 0.02 * at)
    for number in range(2):
        place = (250 + 300 * number - 26 * at, 250 + 5 * np.sin(at * 3 + number))
        person(picture, place, 140 - 20 * number, number + 2, abs(np.sin(at * 5 + number)))
    if kind == "outro":
        soft = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).resize((60, 34))
        picture = np.asarray(soft.resize((WIDE, HIGH)), dtype=np.float32) * 0.45
        lines = (*CREDITS, campaign.title, campaign.edition)
        for row, line in enumerate(lines):
            size = 64 if row >= len(CREDITS) else 34
            place = (480, 460 + row * 74 - min(at, 3.1) * 142)
            put(picture, words(line, size), place, GOLD if size > 40 else WHITE)
        return shown(picture, 1 - eased(at, campaign.seconds(kind) - 0.3, 0.3))
    come = eased(at, 0.7, 0.6)
    left = -360 + 760 * come
    put(picture, np.ones((84, 700), np.float32), (left - 10, 440), (16, 60, 132), 0.92)
    put(picture, np.ones((84, 12), np.float32), (left + 346, 440), (240, 180, 40))
    put(picture, words(campaign.title, 54), (left - 100, 440), WHITE)
    put(picture, words(campaign.edition, 54), (left + 210, 440), GOLD)
    return shown(picture)


def empty(campaign, kind: str, at: float) -> Image.Image:
    """A white page with a small sign, a few words, and nothing else."""
    picture = np.full((HIGH, WIDE, 3), 253, dtype=np.float32)
    come = eased(at, 0.2, 0.6)
    sign = Image.new("L", (96, 96))
    pen = ImageDraw.Draw(sign)
    turn = at * 20 if kind == "intro" else 70
    pen.ellipse((8, 8, 88, 88), outline=255, width=6)
    pen.pieslice((22, 22, 74, 74), turn, turn + 210, fill=255)
    put(picture, np.asarray(sign, np.float32) / 255, (480, 200), (238, 120, 40), come)
    ink = (60, 60, 66)
    line = campaign.title if kind == "intro" else f"{campaign.title} 谢谢"
    put(picture, words(line, 36), (480, 296), ink, come)
    put(picture, words(campaign.edition, 34), (480, 350), ink, eased(at, 0.6, 0.4))
    return shown(picture)


def cuts(campaign, kind: str, at: float) -> Image.Image:
    """Photographs three times a second with single characters, flashes, then a title."""
    step, seed, end = 0.32, campaign.seed * 23 + (kind == "outro") * 40, 2.4
    last = 2.24 if kind == "intro" else 0.96
    number = int(at / step)
    if at < last:
        photo = (landscape, leaves)[number % 2](seed + number)
        picture = view(photo, (0.5, 0.5), 1.1 + 0.3 * (at - number * step))
        tint = ((1.2, 0.7, 0.6), (0.6, 0.9, 1.2), (1.1, 1.0, 0.5))[number % 3]
        picture *= np.asarray(tint, dtype=np.float32)
        letter = campaign.title[number % len(campaign.title)]
        titled(picture, words(letter, 240), (480, 270), WHITE, 1.0)
        flash = max(0.0, 1 - (at - number * step) / 0.12) if number % 3 == 2 else 0.0
        return shown(picture, white=flash)
    picture = np.full((HIGH, WIDE, 3), (16, 18, 24), dtype=np.float32)
    picture[:, : int(WIDE * eased(at, last, 0.4))] = (214, 44, 40)
    size = 104 if kind == "intro" else 84
    put(picture, words(campaign.title, size), (480, 220), WHITE, eased(at, last, 0.2))
    number = words(campaign.edition, 92)
    put(picture, number, (480 + 14 * (at - end), 370), (255, 220, 60), eased(at, last + 0.25, 0.2))
    return shown(picture, white=max(0.0, 1 - (at - last) / 0.2))


def black(campaign, kind: str, at: float) -> Image.Image:
    """A black page on which a small line is typed, and stays."""
    picture = np.zeros((HIGH, WIDE, 3), dtype=np.float32)
    line = f"{campaign.title} · {campaign.edition}" + ("作品征集" if kind == "intro" else "")
    shown_of = words(line, 36)
    typed = shown_of.copy()
    share = min(1.0, at / 1.4) if kind == "intro" else 1.0
    edge = int(typed.shape[1] * share)
    typed[:, edge:] = 0
    fade = 1.0 if kind == "intro" else eased(at, 0.1, 0.5)
    put(picture, typed, (480, 270), (232, 232, 226), fade)
    if kind == "intro" and int(at * 4) % 2 == 0:
        x = 480 - typed.shape[1] / 2 + edge + 8
        put(picture, np.ones((36, 3), np.float32), (x, 274), (232, 232, 226))
    return shown(picture)


CLIPS = {"footage": footage, "empty": empty, "cuts": cuts, "black": black}
