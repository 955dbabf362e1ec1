from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from cases import CONFIG

from intake import policy
from intake.errors import BadSetup
from intake.model import Audience, Grading, Level
from intake.rules.duration import Duration

SHIPPED = CONFIG.read_text(encoding="utf-8")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def parsed(old="", new=""):
    assert old in SHIPPED
    return policy.parse(SHIPPED.replace(old, new, 1).encode(), Path("/campaign"))


def refused(old, new):
    with pytest.raises(BadSetup) as error:
        parsed(old, new)
    return str(error.value)


def test_shipped_config_loads():
    loaded = policy.load(CONFIG)

    assert loaded.campaign.id == "wd2020-ah"
    assert loaded.folder == CONFIG.parent
    assert loaded.rules["duration"] == Duration(max_seconds=240, tolerance_seconds=0.5)
    assert loaded.findings["video.container"] == Grading(
        level=Level.REJECT, audience=Audience.SUBMITTER
    )


def test_relative_paths_start_at_the_config():
    assert parsed().path("kept/desk") == Path("/campaign/kept/desk").resolve()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "max_seconds = 240\ntolerance",
            "max_secs = 240\ntolerance",
            "rules.duration: missing max_seconds\n"
            "rules.duration: unknown key max_secs; known: max_seconds, tolerance_seconds",
        ),
        (
            "max_seconds = 240\ntolerance",
            'max_seconds = "4"\ntolerance',
            "rules.duration.max_seconds: Input should be a valid integer, got '4'",
        ),
        (
            "seconds = 300",
            "minutes = 5",
            "media: unknown key minutes; known: ffmpeg, ffprobe, workers, seconds",
        ),
        (
            'user = "weishipin@example.com"\n# The address',
            'login = "weishipin@example.com"\n# The address',
            "smtp: missing user\n"
            "smtp: unknown key login; known: host, port, tls, ca_file, user, from, name",
        ),
        ("[desk]", "[dessk]", "config: missing desk\nconfig: unknown key dessk; known: campaign, "),
        (
            '"video.container" = { level = "reject"',
            '"video.container" = { level = "fatal"',
            "findings.video.container.level: "
            "Input should be 'reject', 'missing', 'review' or 'note', got 'fatal'",
        ),
        (
            '"video.container" =',
            '"video.kontainer" =',
            "findings: missing video.container; give each a level and an audience",
        ),
        (
            'timezone = "Asia/Shanghai"',
            'timezone = "Mars/Phobos"',
            "campaign.timezone: 'Mars/Phobos' is no time zone",
        ),
        (
            "grace_minutes = 30",
            "grace_minutes = 10:30:00",
            "campaign.grace_minutes: Input should be a valid integer",
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_path(old, new, words):
    assert refused(old, new).startswith(words)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("workers = 2", "workers = 0", "media.workers: Input should be greater than or equal to 1"),
        ("workers = 2", "workers = 62", "media.workers: Input should be less than or equal to 61"),
        ("\nseconds = 300", "\nseconds = 0", "media.seconds: Input should be greater than 0"),
        ("\nseconds = 300", "\nseconds = inf", "media.seconds: Input should be"),
        ("\nseconds = 300", "\nseconds = nan", "media.seconds: Input should be"),
        ("poll_seconds = 60", "poll_seconds = 0", "mailbox.poll_seconds: Input should be greater"),
        ("publish_seconds = 60", "publish_seconds = -1", "desk.publish_seconds: Input should be"),
        ("settle_minutes = 2", "settle_minutes = -0.5", "replies.settle_minutes: Input should be"),
        ("settle_minutes = 2", "settle_minutes = inf", "replies.settle_minutes: Input should be"),
        ("settle_minutes = 2", "settle_minutes = nan", "replies.settle_minutes: Input should be"),
        ("per_sender_day = 10", "per_sender_day = 0", "replies.per_sender_day: Input should be"),
        ("grace_minutes = 30", "grace_minutes = -1", "campaign.grace_minutes: Input should be"),
        ("grace_minutes = 30", "grace_minutes = 9e9", "campaign.grace_minutes: Input should be"),
        ("correction_days = 3", "correction_days = -1", "campaign.correction_days: Input should"),
        ("correction_days = 3", "correction_days = 99999", "campaign.correction_days: Input"),
        ("noise_days = 7", "noise_days = -7", "files.noise_days: Input should be greater than"),
        ("port = 993", "port = 0", "mailbox.port: Input should be greater than or equal to 1"),
        ("port = 465", "port = 65536", "smtp.port: Input should be less than or equal to 65535"),
        ('prefix = "AH"', 'prefix = ""', "campaign.prefix: String should match pattern"),
        ('prefix = "AH"', 'prefix = "A-1"', "campaign.prefix: String should match pattern"),
        ('prefix = "AH"', 'prefix = "AH\\n"', "campaign.prefix: String should match pattern"),
        ('prefix = "AH"', 'prefix = "安徽"', "campaign.prefix: String should match pattern"),
        ('prefix = "AH"', 'prefix = "ABCDEFGHI"', "campaign.prefix: String should match pattern"),
    ],
)
def test_a_number_or_a_prefix_out_of_bounds_is_named_by_its_path(old, new, words):
    assert refused(old, new).startswith(words)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("deadline = 2020-12-18", "deadline = 9999-12-31", "campaign.deadline"),
        ("deadline = 2020-12-18", "deadline = 0001-01-01T00:00:00", "campaign.deadline"),
        ("opens = 2020-11-10", "opens = 1020-11-10", "campaign.opens"),
        ("since = 2020-11-10", "since = 2220-11-10", "mailbox.since"),
        (
            "extensions = {}",
            'extensions = {"淮河学院" = 9999-12-31}',
            "campaign.extensions.淮河学院",
        ),
    ],
)
def test_a_day_far_away_is_named_by_its_path(old, new, where):
    words = refused(old, new)

    assert words.startswith(f"{where}: Input should lie between the years 2000 and 2100, got ")
    assert "\n" not in words


def test_an_unknown_rule_is_refused_with_the_known_ones():
    words = refused("[rules.scan]", "[rules.scans]")

    assert words.startswith("rules.scans: no such rule; known: announced, bit_rate, changed,")


def test_a_finding_that_no_rule_raises_is_refused():
    words = refused(
        "[findings]", '[findings]\n"video.ugly" = { level = "note", audience = "staff" }'
    )

    assert words == "findings: no rule raises video.ugly"


def test_a_rule_may_be_left_out():
    start = SHIPPED.index("[rules.person]")
    end = SHIPPED.index("# Level (")
    loaded = policy.parse((SHIPPED[:start] + SHIPPED[end:]).encode(), Path())

    assert "person" not in loaded.rules


@pytest.mark.parametrize("raw", [b"[campaign", b"name = '\xff'"])
def test_what_is_no_toml_is_refused(raw):
    with pytest.raises(BadSetup, match="config: not a TOML file in UTF-8"):
        policy.parse(raw, Path())


def test_an_absent_file_says_what_to_do(tmp_path):
    with pytest.raises(BadSetup, match="say --config FILE or set INTAKE_CONFIG"):
        policy.load(tmp_path / "none.toml")


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_a_date_is_meant_to_its_end_in_the_campaigns_zone(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)

    assert parsed().campaign.closes() == datetime(2020, 12, 18, 16, tzinfo=UTC)


def test_a_deadline_with_a_time_is_taken_as_it_is():
    local = parsed("deadline = 2020-12-18", "deadline = 2020-12-18T18:00:00")
    offset = parsed("deadline = 2020-12-18", "deadline = 2020-12-18T18:00:00+00:00")

    assert local.campaign.closes() == datetime(2020, 12, 18, 18, tzinfo=SHANGHAI)
    assert offset.campaign.closes() == datetime(2020, 12, 18, 18, tzinfo=UTC)


def test_a_school_or_a_sender_may_have_an_extension():
    table = 'extensions = {"淮河学院" = 2020-12-20, "a@b.cn" = 2020-12-21}'
    campaign = parsed("extensions = {}", table).campaign

    assert campaign.closes("淮河学院") == datetime(2020, 12, 21, tzinfo=SHANGHAI)
    assert campaign.closes("别的学院", "a@b.cn") == datetime(2020, 12, 22, tzinfo=SHANGHAI)
    assert campaign.closes("别的学院") == datetime(2020, 12, 19, tzinfo=SHANGHAI)


def test_without_an_opening_the_window_has_no_start():
    assert parsed("opens = 2020-11-10\n", "").campaign.window().opens is None
    assert parsed().campaign.opens == date(2020, 11, 10)


def test_marks_are_asked_for_unless_the_list_is_empty():
    assert parsed().marks.unchecked() == ("intro", "outro", "badge")
    assert parsed("[media]", "[media]").marks.badge is None
    none = parsed('# badge = ["marks/badge.png"]', "badge = []")
    assert none.marks.unchecked() == ("intro", "outro")


def test_the_digest_follows_the_content_not_the_layout():
    assert parsed().digest == parsed("[desk]", "# a remark\n[desk]").digest
    assert (
        parsed().digest
        != parsed("max_seconds = 240\ntolerance", "max_seconds = 300\ntolerance").digest
    )


def test_the_digest_follows_what_judgements_follow_only():
    assert parsed("port = 993", "port = 1993").digest == parsed().digest


def test_secrets_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("INTAKE_MAILBOX_PASSWORD", "canary-1")

    found = policy.secrets()

    assert found.mailbox_password.get_secret_value() == "canary-1"
    assert found.smtp_password.get_secret_value() == ""
    assert "canary" not in repr(found)


def test_secrets_come_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "password").write_text("canary-2\n", encoding="utf-8")
    monkeypatch.setenv("INTAKE_SMTP_PASSWORD_FILE", str(tmp_path / "password"))

    assert policy.secrets().smtp_password.get_secret_value() == "canary-2"


def test_secrets_come_from_a_folder(monkeypatch, tmp_path):
    (tmp_path / "INTAKE_MAILBOX_PASSWORD").write_text("canary-3", encoding="utf-8")
    monkeypatch.setenv("INTAKE_SECRETS_DIR", str(tmp_path))

    assert policy.secrets().mailbox_password.get_secret_value() == "canary-3"


def test_a_secret_file_that_cannot_be_read_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("INTAKE_SMTP_PASSWORD_FILE", str(tmp_path / "gone"))

    with pytest.raises(BadSetup, match=r"INTAKE_SMTP_PASSWORD_FILE: .*gone cannot be read"):
        policy.secrets()
