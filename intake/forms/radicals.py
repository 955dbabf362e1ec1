"""Characters that a PDF's printer wrote as radicals (⽆⼈机) → the characters themselves. Pure.

Chromium and some others name a glyph by its radical's number where both look alike. Unicode folds
the Kangxi radicals by compatibility; of its supplement of radicals this table has those that are
characters (EquivalentUnifiedIdeograph.txt).
"""

from __future__ import annotations

import re
import unicodedata

_KANGXI = re.compile("[\u2f00-\u2fd5\uf900-\ufaff]")
_SUPPLEMENT = str.maketrans(
    "⺁⺄⺇⺈⺉⺋⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺝⺟⺠⺡⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺮⺯⺱⺲⺶⺷⺹⺺⺼⺽⺾⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻳",
    "厂乙几刀刂㔾小小兀尣尢巳幺彑忄㣺扌攵旡月母民氵灬爫爫丬犭王疋罒示礻竹糹罓罒羊羊耂肀肉臼艹艹虎衤西西见角讠贝车辶辶辶阝钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾齐齿竜龙龟",
)


_MAINLAND = str.maketrans("戶靑", "户青")
_DASHES = str.maketrans({"\u2e3a": "——", "\u2e3b": "———"})
"""Two and three dashes that were drawn as one."""


def unified(text: str) -> str:
    """The text in the characters that it shows."""
    return _KANGXI.sub(_plain, text).translate(_SUPPLEMENT).translate(_DASHES)


def _plain(found: re.Match[str]) -> str:
    """The character of a radical, in the form that it has on the mainland."""
    return unicodedata.normalize("NFKC", found[0]).translate(_MAINLAND)
