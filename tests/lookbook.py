"""The campaigns of the film workshop: their names and values, their twins and sisters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

NUMERALS = (*"零一二三四五六七八九十", "十一", "十二")


@dataclass(frozen=True)
class Campaign:
    """A campaign's look: everything about its marks follows from these few values.

    `lasts` holds the seconds of intro and outro; `counts` says how editions are counted (季, 届, or
    "" for years), the first in the year after `since`. `traits` name what makes some kinds of films
    a matter of taste: a `calm` intro hardly moves; a `faint` badge lets the film through, a `pale`
    one drowns on white, a `dark` one at night; an `even` one looks alike in a mirror, a `tiny` one
    is read from close by only, and so is an edition's number in `hair`-lines; a `ringed` one has no
    title, or none that can be read.
    """

    name: str
    title: str
    year: int
    seed: int
    corner: str
    small_badge: bool = False
    style: str = "soft"
    lasts: tuple[float, float] = field(default=(3.0, 2.0), repr=False)
    counts: str = field(default="", repr=False)
    related: str = field(default="", repr=False)
    traits: frozenset[str] = field(default=frozenset(), repr=False)
    since: int = field(default=2017, repr=False)

    @property
    def edition(self) -> str:
        """What is shown of the year: the number itself, or a season's."""
        if not self.counts:
            return str(self.year)
        return f"第{NUMERALS[self.year - self.since]}{self.counts}"

    def seconds(self, kind: str) -> float:
        """How long the intro or the outro lasts."""
        return self.lasts[kind == "outro"]

    @property
    def twin(self) -> Campaign:
        """The next year's campaign: the same look, the same motion, another number."""
        return replace(self, year=self.year + 1)

    @property
    def sister(self) -> Campaign:
        """A sister campaign of the same year: the same look, another title."""
        return replace(self, title=self.related or self.title[::-1])

    @property
    def homemade(self) -> Campaign:
        """The campaign as a school draws it by itself: the right words, in a look of its own."""
        return replace(self, style="homemade")


CAMPAIGNS = {
    "A": Campaign("A", "OUR STORIES", 2020, 1, "right"),
    "B": Campaign("B", "Green Fields", 2019, 2, "left"),
    "C": Campaign("C", "SHORT FILM PRIZE", 2020, 3, "right", small_badge=True),
    "D": Campaign("D", "Village & School", 2021, 4, "left"),
    "E": Campaign("E", "Light on the Hill", 2022, 5, "right", style="flat"),
    "F": Campaign("F", "ROAD HOME", 2018, 6, "left", small_badge=True, style="round"),
    "G": Campaign("G", "Harvest", 2023, 7, "left", style="zoom"),
    "H": Campaign("H", "First Snow Films", 2017, 8, "right", style="split"),
    "I": Campaign("I", "Letters Home", 2024, 9, "right", style="paper"),
    "J": Campaign("J", "EVENING TALES", 2016, 10, "left", style="night"),
    "K": Campaign(
        "K", "青春在田野", 2019, 11, "right",
        style="montage", lasts=(4.2, 3.0), counts="季", related="青春在课堂",
        traits=frozenset({"even", "ringed"}),
    ),
    "L": Campaign(
        "L", "乡村振兴", 2021, 12, "left",
        style="silk", lasts=(5.0, 3.2), related="健康中国",
    ),
    "M": Campaign(
        "M", "墨韵校园", 2020, 13, "right",
        style="ink", lasts=(3.6, 2.4), counts="届", related="诗意江南", traits=frozenset({"even"}),
    ),
    "N": Campaign(
        "N", "科创未来", 2022, 14, "bottom right", small_badge=True,
        style="streaks", lasts=(3.4, 2.0), related="航天筑梦", traits=frozenset({"faint", "pale"}),
    ),
    "O": Campaign(
        "O", "最美乡村教师", 2023, 15, "left",
        style="footage", lasts=(4.6, 4.0), related="最美社区医生",
    ),
    "P": Campaign(
        "P", "微光计划", 2021, 16, "right",
        style="empty", lasts=(3.0, 2.2), counts="季", related="暖阳行动",
        traits=frozenset({"calm", "dark", "even", "faint", "hair", "ringed"}),
    ),
    "Q": Campaign(
        "Q", "奔跑的青春", 2024, 17, "left", small_badge=True,
        style="cuts", lasts=(3.8, 2.6), related="歌唱的祖国",
    ),
    "R": Campaign(
        "R", "非遗新传", 2019, 18, "bottom left",
        style="black", lasts=(3.2, 2.0), counts="届", related="戏曲百年",
        traits=frozenset({"calm", "even", "ringed", "tiny"}),
    ),
    "S": Campaign(
        "S", "光影中国", 2023, 19, "right",
        style="sunrise", lasts=(5.0, 3.0), related="山河岁月",
    ),
    "T": Campaign(
        "T", "食安同行", 2020, 20, "bottom right", small_badge=True,
        style="cartoon", lasts=(3.5, 2.2), counts="季", related="绿色出行",
        traits=frozenset({"even", "ringed"}),
    ),
    "U": Campaign(
        "U", "红色记忆", 2021, 21, "left",
        style="archive", lasts=(4.0, 2.6), related="英雄城市",
        traits=frozenset({"faint", "ringed"}),
    ),
    "V": Campaign(
        "V", "云上课堂", 2025, 22, "right",
        style="gathering", lasts=(3.2, 2.0), related="指尖非遗",
        traits=frozenset({"faint"}),
    ),
    "W": Campaign(
        "W", "平安校园", 2023, 23, "left",
        style="shield", lasts=(5.4, 3.2), related="平安社区",
        traits=frozenset({"ringed"}),
    ),
    "X": Campaign(
        "X", "皖美乡音", 2020, 24, "right",
        style="ribbons", lasts=(3.4, 2.4), counts="届", related="皖美乡贤",
    ),
    "Y": Campaign(
        "Y", "镜头里的家", 2022, 25, "bottom right", small_badge=True,
        style="iris", lasts=(2.4, 1.8), related="镜头里的路",
        traits=frozenset({"faint", "pale"}),
    ),
    "Z": Campaign(
        "Z", "少年有话说", 2021, 26, "bottom left",
        style="neon", lasts=(4.0, 2.6), counts="季", related="少年有新意",
        traits=frozenset({"faint", "pale", "ringed"}),
    ),
    "1": Campaign(
        "1", "春华秋实", 2022, 27, "left",
        style="panels", lasts=(4.4, 2.8), related="春种秋收",
    ),
    "2": Campaign(
        "2", "百年初心", 2021, 28, "right",
        style="lettering", lasts=(5.0, 3.4), counts="届", related="百年师道",
        traits=frozenset({"calm"}),
    ),
    "3": Campaign(
        "3", "丝路青年", 2023, 29, "bottom left", small_badge=True,
        style="globe", lasts=(3.6, 2.4), related="丝路画卷",
    ),
    "4": Campaign(
        "4", "剪出新时代", 2020, 30, "bottom right",
        style="papercut", lasts=(3.2, 2.2), counts="季", related="唱出新时代",
    ),
    "5": Campaign(
        "5", "技能成才", 2022, 31, "right",
        style="wheels", lasts=(4.0, 2.6), related="职教先锋",
    ),
    "6": Campaign(
        "6", "江淮学子说", 2021, 32, "left",
        style="scroll", lasts=(4.6, 2.8), counts="季", related="江淮教师说",
    ),
    "7": Campaign(
        "7", "校园微电影节", 2020, 33, "right",
        style="campus", lasts=(3.4, 2.4), counts="届", related="校园歌手大赛",
        traits=frozenset({"ringed"}),
    ),
    "8": Campaign(
        "8", "阳光助学", 2024, 34, "bottom left", small_badge=True,
        style="plane", lasts=(3.8, 2.6), related="暖冬行动",
    ),
    "9": Campaign(
        "9", "百姓看小康", 2020, 35, "right",
        style="tiles", lasts=(4.2, 2.8), related="百姓大舞台", traits=frozenset({"faint"}),
    ),
    "0": Campaign(
        "0", "口述校史", 2020, 36, "left",
        style="card", lasts=(3.2, 2.6), counts="届", related="家书校史",
        traits=frozenset({"calm"}),
    ),
    "_": Campaign(
        "_", "最美乡村路", 2022, 37, "bottom left",
        style="roads", lasts=(4.8, 3.2), related="最美养路人",
    ),
    "+": Campaign(
        "+", "青春志愿行", 2021, 38, "bottom right", small_badge=True,
        style="posters", lasts=(3.6, 2.4), counts="届", related="青春返乡行", since=2010,
    ),
    "春": Campaign(
        "春", "身边的好医生", 2020, 39, "left",
        style="pulse", lasts=(3.6, 2.6), counts="届", related="身边的好护士",
    ),
    "夏": Campaign(
        "夏", "书香江淮", 2022, 40, "right",
        style="shelves", lasts=(4.2, 2.8), related="书香门第",
    ),
    "秋": Campaign(
        "秋", "科技小院", 2023, 41, "right",
        style="furrows", lasts=(4.0, 2.6), related="科普小屋",
    ),
    "冬": Campaign(
        "冬", "冰雪进校园", 2021, 42, "bottom right", small_badge=True,
        style="crystal", lasts=(3.4, 2.4), counts="季", related="冰球进校园",
    ),
}  # fmt: skip


def campaign_of(letter: str) -> Campaign:
    """The campaign that a letter names, its twin ('), sister (") or home-made one (~)."""
    campaign = CAMPAIGNS[letter[0]]
    others = {"'": campaign.twin, '"': campaign.sister, "~": campaign.homemade}
    return others.get(letter[1:], campaign)
