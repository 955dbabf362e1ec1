"""A mistyped key in config.toml: named with its table and the keys that are known, exit 2."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", [["once"], ["status"], ["doctor"], ["check", "."], ["serve"]])
def test_the_key_is_named(campaign, words):
    text = campaign.config.read_text(encoding="utf-8")
    campaign.config.write_text(text.replace("send = true", "sent = true"), encoding="utf-8")

    done = campaign.run(*words)

    assert done.code == 2
    assert "replies: unknown key sent; known: send, settle_minutes" in done.err
    assert not (campaign.folder / "kept").exists()


def test_a_missing_config_says_how_to_name_one(campaign):
    campaign.config.unlink()

    done = campaign.run("status")

    assert done.code == 2
    assert "say --config FILE or set INTAKE_CONFIG" in done.err
