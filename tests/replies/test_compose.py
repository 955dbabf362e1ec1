from dataclasses import replace

import pytest
from answers import (
    FAULTY,
    LACKING,
    LINK,
    LINKED,
    REPLIES,
    RIGHT,
    WORDING,
    at,
    dossier,
    letter,
    reply,
    setting,
)
from cases import FORM, HD, POLICY, case, part

from intake.letters import words
from intake.model import (
    Field,
    Filled,
    Nature,
    NotMeasured,
    ReplyKind,
    Role,
    Unsupported,
)
from intake.replies import compose

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} http://evil.com/x"


def lines(rendered):
    return rendered.text.splitlines()


def test_an_accepted_reply_in_full():
    assert (
        REPLIES["accepted"].text
        == """《田埂上的论文》机审合格，等老师审看
作品编号：AH-002

现在什么都不用做。作品已登记，片头、片尾、角标由老师核对，内容由老师审看；有结果会写信告诉您。

【机器检查合格的项目】
- 高清版：1920×1080、25 帧/秒、逐行扫描、MP4、时长 3 分钟
- 压缩版：1280×720、25 帧/秒、H.264（AVC）、码率 850 kbps、20 MB、MP4、时长 3 分钟
- 登记表：9 项都已填写

【登记表读到的内容，请看一眼有没有读错】
片名：田埂上的论文
选送学校：皖南师范学院
预计时长：3 分钟
类型：纪录片
联系人：已填写（信里不重复）
联系电话：已填写（信里不重复）
内容分类：教育扶贫、科技扶贫
制作周期：2020-10-01 至 2020-11-20
故事梗概：已填写，8 字

【收到的材料】
[有] 高清版：hd.bin（1 KB）
[有] 压缩版：compressed.bin（1 KB）
[有] 登记表：form.bin（1 KB）

想换新的文件，请在 12 月 18 日（周五）24:00 前（还有 6 天）直接回复本信附上即可，旧版留档备查。

想找老师：回信时单独一行写“人工”，老师会看。

--
微视频征集工作组。这封信由收件机器人自动发出，直接回复本信即可，请保留主题里的 [AH-002]。
第二季“我的2020—全国高校师生扶贫微视频征集展示活动”
""".replace("\n--\n", "\n-- \n")
    )


def test_a_receipt_in_full():
    assert (
        REPLIES["receipt"].text
        == """来信已收到

您的来信和材料已收到并存好。

这封信没有改动登记的内容。现在什么都不用做，也不用重发；需要核对的，老师会联系您。

--
微视频征集工作组。这封信由收件机器人自动发出。
第二季“我的2020—全国高校师生扶贫微视频征集展示活动”
""".replace("\n--\n", "\n-- \n")
    )


def test_a_problem_is_told_as_required_found_and_cure():
    told = REPLIES["returned"].text

    assert (
        """
压缩版（compressed.bin）
2. 压缩版码率（必须修改）
   要求：不超过 1000 kbps（五.3；1024 kbps 以内都算合格）
   您的文件：1843 kbps（视频平均码率）
   怎么改：
     剪映：导出 → 码率选“自定义”，填 850 → 编码 H.264 → 格式 mp4
"""
        in told
    )
    assert "3. 压缩版帧率（建议）" in lines(REPLIES["returned"])
    assert "- 海报.jpg（1 KB）：不是视频也不是登记表，存档备查" in lines(REPLIES["returned"])


def test_what_is_right_is_listed_without_what_is_wrong():
    assert "- 压缩版：1280×720、H.264（AVC）、20 MB、MP4、时长 3 分钟" in lines(REPLIES["returned"])


def test_the_deadline_with_weekday_and_days_left():
    assert "请在 12 月 18 日（周五）24:00 前回复，还有 6 天。" in lines(REPLIES["returned"])


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2020-12-17T23:59:00", "还有 3 天。您的作品是按时报送的，补正的期限从本信发出算起。"),
        ("2020-12-15T00:00:00", "请在 12 月 18 日（周五）24:00 前回复，还有 3 天。"),
        ("2020-12-20T10:00:00", "请在 12 月 23 日（周三）10:00 前回复，还有 3 天。"),
    ],
)
def test_a_correction_in_time_has_some_days_after_our_reply(now, said):
    assert said in reply(ReplyKind.RETURNED, dossier(FAULTY), now=now).text


def test_the_last_day_is_called_so():
    now = setting("2020-12-18T09:00:00")
    today = setting("2020-12-18T09:00:00", campaign=replace(now.campaign, correction_days=0))

    told = compose.entries(ReplyKind.RETURNED, [dossier(FAULTY)], today, WORDING).text

    assert "请在 12 月 18 日（周五）24:00 前回复，今天就是最后一天。" in told


def test_a_school_with_an_extension_reads_its_own_deadline():
    campaign = replace(
        POLICY.campaign, extensions={"皖南师范学院": at("2020-12-21T00:00:00").date()}
    )

    told = compose.entries(
        ReplyKind.RETURNED, [dossier(FAULTY)], setting(campaign=campaign), WORDING
    ).text

    assert "请在 12 月 21 日（周一）24:00 前回复，还有 9 天。" in told.splitlines()


def test_a_late_entry_reads_both_times_and_who_decides():
    told = REPLIES["late"].text

    assert (
        "作品于 12 月 19 日（周六）08:12 到达，截止时间是 12 月 18 日（周五）24:00，已经逾期。"
        "检查照常进行，是否受理由老师决定。" in told
    )
    assert "前回复" not in told


def test_a_precheck_after_the_deadline_says_so():
    told = reply(ReplyKind.PRECHECK, dossier(FAULTY, number=""), now="2020-12-20T10:00:00").text

    assert "截止时间 12 月 18 日（周五）24:00 已过，请尽快报送，是否受理由老师决定。" in told


def test_a_precheck_says_that_nothing_is_registered():
    told = REPLIES["precheck"].text

    assert lines(REPLIES["precheck"])[2] == (
        "这只是预检：作品没有登记，还不算报送。请先按下面的说明改好，再正式报送。"
    )
    assert "作品编号" not in told
    assert "[改] 压缩版：compressed.bin（1 KB），有要改的地方" in told


def test_a_precheck_without_faults_invites_to_hand_in():
    told = reply(ReplyKind.PRECHECK, dossier(RIGHT, number=""))

    assert told.subject == "预检结果：没有问题《田埂上的论文》（尚未登记）"
    assert "可以正式报送了。" in told.text
    assert "片头、片尾、角标由老师核对，机器没有比对。" in told.text


def test_a_revision_tells_what_was_mended():
    told = REPLIES["revised"].text

    assert (
        """第 2 版已收到：上次 3 处，改好 2 处，还剩 1 处。

- “压缩版码率”改好了
- “内容分类未填”改好了
- “高清版帧率”还没有改好
"""
        in told
    )


def test_what_cannot_be_seen_now_is_not_called_mended():
    hidden = case(
        hd=replace(HD), compressed=NotMeasured(nature=Nature.FILM, reason="timeout"), form=None
    )

    told = reply(ReplyKind.REVIEW, dossier(hidden, before=FAULTY)).text

    assert "上次 3 处，改好 1 处，还剩 2 处。" in told
    assert "- “压缩版码率”还没有改好" in told.splitlines()


def test_a_link_is_recorded_and_nothing_need_be_sent_again():
    told = REPLIES["review"].text

    assert "百度网盘分享链接（1AbCdEfGhIjK…），提取码已记下：老师会下载，不用重发。" in told
    assert "[待] 高清版：可能在网盘或压缩包里，老师打开后核对" in told.splitlines()
    assert "您写了“人工”，老师会看这部作品。" in told.splitlines()
    assert "pan.baidu.com" not in told + REPLIES["review"].html


def test_a_link_without_its_code_is_a_problem_and_not_called_recorded():
    bare = replace(LINKED, links=(LINK, replace(LINK, url=LINK.url + "2", code=None)))

    told = reply(ReplyKind.RETURNED, dossier(bare)).text

    assert told.count("老师会下载") == 1
    assert "1. 网盘链接没有提取码（必须修改）" in told.splitlines()


def test_an_open_archive_is_looked_at_by_staff():
    packed = case(hd=None, compressed=None)
    archive = part(Unsupported(nature=Nature.ARCHIVE, format="rar"), Role.OTHER, "作品.rar")
    packed = replace(packed, parts=(*packed.parts, archive))

    told = reply(ReplyKind.REVIEW, dossier(packed)).text

    assert "- 作品.rar（1 KB）：由老师打开看" in told.splitlines()
    assert "打不开" not in told


def test_findings_for_staff_only_are_never_named():
    unclear = replace(RIGHT, parts=(*RIGHT.parts, part(HD, Role.HD, "另一版.mp4", ambiguous=True)))

    told = reply(ReplyKind.REVIEW, dossier(unclear))

    for title in ("分不清是哪一份", "的片头、片尾、角标", "没有测完", "机器打不开的格式"):
        assert title not in told.text + told.html
    assert "- 另一版.mp4（1 KB）：机器看不出用途，由老师看" in told.text.splitlines()


@pytest.mark.parametrize("name", REPLIES)
def test_no_reply_calls_all_right_while_nobody_compared_the_marks(name):
    told = REPLIES[name]

    assert "全部合格" not in told.subject + told.text + told.html


@pytest.mark.parametrize("form", ["text", "html"])
def test_an_accepted_reply_says_that_staff_compare_the_marks(form):
    assert "片头、片尾、角标由老师核对" in getattr(REPLIES["accepted"], form)


def test_where_no_marks_are_asked_for_none_are_promised():
    whole = dossier(RIGHT)
    kept = tuple(f for f in whole.judgement.findings if f.code != "marks.not-checked")
    whole = replace(whole, judgement=replace(whole.judgement, findings=kept))

    told = reply(ReplyKind.ACCEPTED, whole).text

    assert "角标" not in told
    assert "作品已登记，接下来由老师审看内容；" in told


def test_telephone_numbers_are_never_repeated():
    phone = "13800000000"
    unclear = {
        **FORM.fields,
        Field.CONTACT_PHONE: Filled(raw=phone, value=None),
        Field.CONTACT_NAME: Filled(raw=f"王老师{phone}", value=None),
        Field.TITLE: Filled(raw=phone, value=f"片名{phone}"),
    }
    whole = case(form=replace(FORM, fields=unclear))
    named = replace(whole, parts=(*whole.parts, part(HD, Role.OTHER, f"王{phone}.mp4")))

    for rendered in (reply(ReplyKind.RETURNED, dossier(named, title=phone)), *REPLIES.values()):
        assert phone not in rendered.subject + rendered.text + rendered.html


@pytest.mark.parametrize("kind", [ReplyKind.RETURNED, ReplyKind.PRECHECK])
def test_strangers_words_stay_words(kind):
    field = Filled(raw=HOSTILE, value=HOSTILE)
    form = replace(FORM, fields={**FORM.fields, Field.TITLE: field, Field.SCHOOL: field})
    whole = case(form=form, hd=replace(HD, display_width=720))
    whole = replace(
        whole,
        parts=tuple(replace(p, material=replace(p.material, name=HOSTILE)) for p in whole.parts),
    )

    told = reply(kind, dossier(whole, title=HOSTILE + "\r\nBcc: a@b.cn", school=HOSTILE))

    assert "\n" not in told.subject
    assert "\r" not in told.subject
    assert "49" not in told.subject
    assert "{{7*7}}" in told.text
    assert "<img" not in told.html
    assert "&lt;img src=x onerror=alert(1)&gt; {{7*7}}" in told.html
    assert "evil.com" not in told.html + told.text


def test_the_recipe_is_computed_for_this_film():
    tall = replace(
        HD, display_width=1080, display_height=1920, scan="interlaced", duration_seconds=600.0
    )

    told = reply(ReplyKind.RETURNED, dossier(case(hd=tall, compressed=None))).text

    assert (
        '    ffmpeg -i "hd.bin" -vf yadif,scale=1280:720:force_original_aspect_ratio=decrease,'
        "pad=1280:720:-1:-1,setsar=1 -r 25 -c:v libx264 -pix_fmt yuv420p -b:v 513k -maxrate 573k "
        '-bufsize 1146k -c:a aac -b:a 96k -movflags +faststart "hd-压缩版.mp4"' in told.splitlines()
    )
    assert "高清版改好以后，会用命令行的老师" in told


def test_the_recipe_fits_a_film_that_is_right():
    assert (
        '    ffmpeg -i "hd.bin" -vf scale=1280:720,setsar=1 -r 25 -c:v libx264 -pix_fmt yuv420p '
        "-b:v 850k -maxrate 950k -bufsize 1900k -c:a aac -b:a 96k -movflags +faststart "
        '"hd-压缩版.mp4"' in lines(REPLIES["incomplete"])
    )


def test_without_rules_nothing_is_named_that_might_be_wrong():
    bare = setting(rules={})

    told = compose.entries(ReplyKind.INCOMPLETE, [dossier(LACKING)], bare, WORDING).text
    asked = compose.inquiry(letter(), bare, WORDING).text

    assert "[缺] 压缩版：没有收到" in told.splitlines()
    assert "ffmpeg" not in told
    assert "见通知五.3。" in asked.splitlines()


def test_an_inquiry_is_answered_with_what_the_rules_ask():
    told = lines(REPLIES["inquiry"])

    assert "1080p（1920×1080）、每秒 25 帧、MP4，含片头、片尾不超过 4 分钟。" in told
    assert (
        "从高清版转出：720p（1280×720）、H.264（AVC）、MP4、码率不超过 1000 kbps、不超过 50 MB。"
        in told
    )
    assert "12 月 18 日（周五）24:00，以本邮箱收到的时间为准，还有 6 天。" in told


def test_an_inquiry_about_an_entry_keeps_its_number_and_quotes_nothing():
    asked = letter(refers_to="AH-007", subject="<b>问</b>", text="<b>问</b>", own_text="<b>问</b>")

    told = compose.inquiry(asked, setting("2020-12-20T00:00:00"), WORDING)

    assert told.subject == "问题已收到 [AH-007]，老师会答复"
    assert "问</b>" not in told.text
    assert "以本邮箱收到的时间为准，现在已过截止时间。" in told.text


def test_a_receipt_tells_nothing_of_its_letter():
    secret = letter(refers_to="AH-007", subject="《机密》", text="机密", own_text="机密")

    assert compose.receipt(secret, setting(), WORDING) == REPLIES["receipt"]


@pytest.mark.parametrize("name", REPLIES)
def test_our_own_words_never_steer_the_robot(name):
    told = REPLIES[name]
    answer = f"Re: {told.subject}"

    assert words.steering(answer, told.text[:200]) == ()
    assert words.steering(answer, told.text[-200:]) == ()
