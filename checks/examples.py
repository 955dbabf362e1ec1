"""Writes examples/province.toml and examples/national.toml: config.toml with other values.

With --check it only says whether they are what config.toml makes of them today.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from intake.demo.config import rewrite

ROOT = Path(__file__).resolve().parents[1]
PROVINCE: Mapping[str, str] = {
    "mailbox.user": '"province@example.com"',
    "smtp.user": '"province@example.com"',
    "smtp.from": '"province@example.com"',
    "smtp.name": '"安徽省微视频征集工作组"',
    "templates.folder": '"../templates"',
    "campaign.province": '"安徽"',
    "onward.to": '"host@example.com"',
}
NATIONAL: Mapping[str, str] = {
    "campaign.id": '"wd2020-host"',
    "campaign.prefix": '"BJ"',
    "campaign.tier": '"national"',
    "campaign.deadline": "2020-12-25",
    "campaign.quota": "5",
    "campaign.senders": (
        '[{ name = "安徽省教育厅", province = "安徽", '
        'addresses = ["province@example.com"], domains = [] }]'
    ),
    "mailbox.user": '"host@example.com"',
    "smtp.user": '"host@example.com"',
    "smtp.from": '"host@example.com"',
    "smtp.name": '"微视频征集活动组委会"',
    "templates.folder": '"../templates"',
}
EXAMPLES = {"province": PROVINCE, "national": NATIONAL}


def written(name: str) -> str:
    """The example of a tier as config.toml makes it today."""
    shipped = (ROOT / "config.toml").read_text(encoding="utf-8")
    head = (
        f"# An example: config.toml of this release for a {name} host. "
        "Written by `make fmt`; copy it before\n# you change it.\n\n"
    )
    return head + rewrite(shipped, EXAMPLES[name])


if __name__ == "__main__":
    stale = []
    for tier in EXAMPLES:
        path = ROOT / "examples" / f"{tier}.toml"
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(written(tier), encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != written(tier):
            stale.append(path.name)
    if stale:
        sys.stdout.write(f"examples/ is not true any more ({', '.join(stale)}): run `make fmt`\n")
        sys.exit(1)
