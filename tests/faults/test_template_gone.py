"""A template that is not there stops the robot before any mail is touched."""

import shutil

from campaign import NOW, ROOT, letter


def test_nothing_is_sent_and_the_operator_is_told(campaign, tmp_path, form_file):
    shutil.copytree(ROOT / "templates", tmp_path / "words")
    (tmp_path / "words/replies/incomplete.html.j2").unlink()
    campaign.configure(templates__folder=f'"{(tmp_path / "words").as_posix()}"')
    campaign.receive(letter("微视频报送", [form_file]))

    done = campaign.run("once", "--now", NOW.isoformat())

    assert done.code == 2
    assert "incomplete.html.j2" in done.err
    assert campaign.replies() == []
    campaign.configure(templates__folder=f'"{(ROOT / "templates").as_posix()}"')
    assert [r["state"] for r in campaign.once()["replies"]] == ["sent"]
