import shutil
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from answers import TEMPLATES, WORDING
from cases import COMPRESSED, FORM, HD, POLICY, case, findings
from hypothesis import given
from hypothesis import strategies as st

from intake.errors import BadSetup
from intake.model import Audience, Case, Field, Filled, Finding, Level, Link, Nature, Refusal, Word
from intake.walk.house import check_words
from intake.wording import Wording, quoted

FINDINGS = tomllib.loads((TEMPLATES / "findings.toml").read_text(encoding="utf-8"))


def worded(code, about="compressed", required=None, found=None):
    finding = Finding(
        code=code,
        level=Level.REJECT,
        audience=Audience.SUBMITTER,
        about=about,
        required=required,
        found=found,
    )
    return WORDING.worded(finding)


def said(template, **values):
    """What a sentence becomes, said through a table of the tests' own."""
    WORDING._tables[template] = {"it": template}
    return WORDING.say(template, "it", **values)


def test_the_shipped_words_pass_the_check():
    assert WORDING.check(POLICY.findings) is None  # what is wrong would be BadSetup


def test_every_code_of_the_config_has_words_and_no_other():
    assert sorted(FINDINGS) == sorted(POLICY.findings)


def test_a_finding_names_what_was_required_and_found():
    told = worded("compressed.bit-rate", required=1_024_000, found=1_843_000)

    assert told.title == "压缩版码率"
    assert told.message == "压缩版码率应不超过 1000 kbps，您的文件是 1843 kbps。"
    assert told.required == "不超过 1000 kbps（五.3；1024 kbps 以内都算合格）"
    assert told.found == "1843 kbps（视频平均码率）"
    assert (
        told.cure.splitlines()[0] == "剪映：导出 → 码率选“自定义”，填 850 → 编码 H.264 → 格式 mp4"
    )


@pytest.mark.parametrize(
    ("code", "required", "found", "shown"),
    [
        ("compressed.bit-rate", 1_024_000, 1_024_001, "1024 kbps（视频平均码率）"),
        ("compressed.size", 52_428_800, 52_428_801, "50.000001 MB"),
        ("compressed.size", 52_428_800, 75_497_472, "72 MB"),
        ("video.duration", 240, 252.4, "4 分 12 秒"),
        ("video.duration", 240, 240.6, "4 分 01 秒"),
        ("video.duration", 240, 240.25, "4 分 0.25 秒"),
        ("hd.frame-rate", 25, "29.97", "29.97 帧/秒"),
        ("hd.frame-rate", 25, "~25", "帧率不稳定，平均约 25 帧/秒"),
        ("hd.frame-rate", 25, "25", "标称 25 帧/秒，但有丢帧或快慢不匀"),
        ("hd.resolution", "1920×1080", "1440×1080 (SAR 4:3)", "1440×1080 (像素比 4:3)"),
    ],
)
def test_what_was_found_never_looks_like_what_is_allowed(code, required, found, shown):
    assert worded(code, required=required, found=found).found == shown


def test_a_deadline_at_midnight_is_the_end_of_the_day_before():
    told = worded(
        "campaign.late",
        about="entry",
        required="2020-12-19T00:00:00+08:00",
        found="2020-12-19T00:12:00+08:00",
    )

    assert told.required.startswith("12 月 18 日（周五）24:00 之前到达")
    assert told.found == "12 月 19 日（周六）00:12 到达"


@pytest.mark.parametrize(
    ("code", "required", "found"),
    [
        ("campaign.not-open", "11 月 10 日（周二）00:00 起到达", "11 月 9 日（周一）00:00 到达"),
        (
            "campaign.late",
            "11 月 9 日（周一）24:00 之前到达（含宽限，以我们邮箱收到的时间为准）",
            "11 月 9 日（周一）00:00 到达",
        ),
    ],
)
def test_only_a_deadline_is_told_as_24_00(code, required, found):
    opens, came = "2020-11-10T00:00:00+08:00", "2020-11-09T00:00:00+08:00"

    told = worded(code, about="entry", required=opens, found=came)

    assert (told.required, told.found) == (required, found)


@pytest.mark.parametrize(
    ("template", "value", "shown"),
    [
        ("{{ v | size }}", 38_000, "38 KB"),
        ("{{ v | size }}", 43_200_000, "41.2 MB"),
        ("{{ v | clock }}", 45.2, "45 秒"),
        ("{{ v | clock }}", 240, "4 分钟"),
        ("{{ v | clock }}", 245, "4 分 05 秒"),
        ("{{ v | kbps }}", 850_499, "850 kbps"),
        ("{{ v | kbps_limit }}", 1_024_000, "1000 kbps"),
        ("{{ v | kbps_limit }}", 1_500_000, "1500 kbps"),
        (
            "{{ v | instant }}",
            datetime(2020, 12, 12, 1, 30, tzinfo=UTC),
            "12 月 12 日（周六）09:30",
        ),
        (
            "{{ v | share }}",
            "https://pan.baidu.com/s/1AbCdEfGhIjKlMn?pwd=abcd",
            "百度网盘分享链接（1AbCdEfGhIjK…）",
        ),
        (
            "{{ v | share }}",
            "https://pan.baidu.com/share/init?surl=Ab_Cd&pwd=q",
            "百度网盘分享链接（Ab_Cd…）",
        ),
        ("{{ v | share }}", "https://pan.example/<b>", "网盘分享链接（b…）"),
        ("{{ v | share }}", "", "网盘分享链接"),
        ("{{ v | role }}", "hd", "高清版"),
        ("{{ v | role }}", "www.evil.com\r\n.mp4", "www．evil．com .mp4"),
        ("{{ v | codec }}", "h264", "H.264（AVC）"),
    ],
)
def test_a_value_as_a_person_writes_it(template, value, shown):
    assert said(template, v=value) == shown


def rejected():
    """Cases whose findings carry, between them, the values of nearly all codes."""
    wrong = replace(
        COMPRESSED,
        container="avi",
        video_codec="hevc",
        display_width=720,
        duration_seconds=300.0,
        video_bit_rate=2_000_000,
        size_bytes=90_000_000,
        audio_codec=None,
    )
    unclear = {name: Filled(raw=f"{name} 待定", value=None) for name in Field}
    yield case(hd=replace(HD, scan="interlaced", display_width=720), compressed=wrong)
    yield case(form=replace(FORM, fields=unclear, synopsis_characters=700))
    yield case(form=replace(FORM, fields={}))
    yield case(hd=Refusal(nature=Nature.FILM, reason="truncated"), compressed=None, form=None)
    yield case(hd=Refusal(nature=Nature.FILM, reason="too-large"))
    yield case(form=Refusal(nature=Nature.FORM, reason="encrypted"))
    links = tuple(
        Link(provider="baidu", url=f"https://pan.baidu.com/s/1{n}", code=c, where="text")
        for n, c in enumerate(("abcd", None))
    )
    yield Case(parts=(), links=links, words=frozenset({Word.PERSON}))


@pytest.mark.parametrize("whole", list(rejected()))
def test_what_rules_observe_is_said_without_a_gap(whole):
    told = [WORDING.worded(finding) for finding in findings(whole)]

    assert told
    for one in told:
        sentences = (one.title, one.message, one.required, one.found, one.cure)
        assert all(sentences)
        assert not any("None" in s or "{" in s for s in sentences)
        assert one.message.endswith("。")


def test_examples_have_the_types_that_rules_observe():
    for whole in rejected():
        for finding in findings(whole):
            example = FINDINGS[finding.code].get("example", {})
            for key in ("required", "found"):
                seen, made_up = getattr(finding, key), example.get(key)
                if (
                    finding.code != "form.contact-phone.invalid"
                    and "example" in FINDINGS[finding.code]
                ):
                    kinds = (int, float) if isinstance(seen, float) else type(seen)
                    assert isinstance(
                        tuple(made_up) if isinstance(made_up, list) else made_up, kinds
                    )


def test_a_strangers_template_is_text():
    told = worded("form.title.invalid", about="form", found="{{7*7}} {% raw %}")

    assert told.found == "“{{7*7}} {% raw %}”"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("两行\r\nBcc: a", "两行 Bcc: a"),
        ("电话 13800001234 或 138 0000 1234", "电话 138****1234 或 138****1234"),
        ("座机 0551-63606123", "座机 ****"),
        ("+8613800001234", "+86138****1234"),
        ("长" * 75 + "13800001234", "长" * 75 + "138*…"),
        ("http://evil.com/a.mp4", "http：//evil．com/a.mp4"),
        ("IMG_20201201_123456.mp4", "IMG_20201201_123456.mp4"),
        ("x" * 90, "x" * 79 + "…"),
    ],
)
def test_a_strangers_words_are_one_harmless_line(words, shown):
    assert quoted(words) == shown


@given(st.text())
def test_any_words_are_one_short_line_without_an_address(words):
    line = quoted(words)

    assert len(line.splitlines()) <= 1
    assert "://" not in line
    assert len(line) <= 100


def test_html_pages_escape_and_text_pages_do_not(tmp_path):
    folder = tmp_path
    for form in ("txt", "html"):
        (folder / f"page.{form}.j2").write_text("{{ title }}", encoding="utf-8")
    words = Wording(folder, POLICY.campaign.zone)

    assert words.render("page.html.j2", title="<img onerror=x>") == "&lt;img onerror=x&gt;"
    assert words.render("page.txt.j2", title="<img onerror=x>") == "<img onerror=x>"


def test_templates_cannot_reach_into_python(tmp_path):
    (tmp_path / "page.txt.j2").write_text("{{ v.__class__.__mro__ }}", encoding="utf-8")
    words = Wording(tmp_path, POLICY.campaign.zone)

    with pytest.raises(BadSetup, match=r"page\.txt\.j2, line 1: .*unsafe"):
        words.render("page.txt.j2", v="")


def test_words_found_right_are_tried_again_once_they_change(tmp_path):
    folder = shutil.copytree(TEMPLATES, tmp_path / "templates")
    check_words(POLICY, Wording(folder, POLICY.campaign.zone))
    with (folder / "replies/sentences.toml").open("a", encoding="utf-8") as file:
        file.write('\n[added]\nit = "{{ nobody }}"\n')

    with pytest.raises(BadSetup, match=r"sentences\.toml, line \d+: added\.it: .*nobody"):
        check_words(POLICY, Wording(folder, POLICY.campaign.zone))


def test_a_page_that_changed_is_read_anew(tmp_path):
    page = tmp_path / "page.txt.j2"
    said = []
    for text in ("first", "second"):
        page.write_text(text, encoding="utf-8")
        said.append(Wording(tmp_path, POLICY.campaign.zone).render(page.name))

    assert said == ["first", "second"]


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("Asia/Shanghai", "1 月 2 日（周六）08:00"), ("America/New_York", "1 月 1 日（周五）19:00")],
)
def test_the_same_sentence_tells_the_time_of_its_own_zone(zone, shown):
    words = Wording(TEMPLATES, ZoneInfo(zone))
    words._tables["own.toml"] = {"it": "{{ at | instant }}"}

    assert words.say("own.toml", "it", at=datetime(2021, 1, 2, tzinfo=UTC)) == shown


def test_the_trackers_words_are_read():
    assert WORDING.desk["sheets"]["overview"]["name"] == "总览"
