"""The tables of config.toml together, as written and as validated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from pydantic import ConfigDict

from intake.model import Grading
from intake.policy.bounds import STRICT
from intake.policy.campaign import Campaign
from intake.policy.desk import DeskSettings
from intake.policy.fetch import FetchSettings
from intake.policy.form import FormSettings
from intake.policy.mail import MailboxSettings, SmtpSettings
from intake.policy.marks import MarkSettings
from intake.policy.media import MediaSettings
from intake.policy.onward import OnwardSettings, PlanSettings
from intake.policy.places import FileSettings, LedgerSettings, TemplateSettings
from intake.policy.replies import ReplySettings
from intake.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of config.toml as they stand in the file; rules are read one by one after."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    campaign: Campaign
    mailbox: MailboxSettings
    smtp: SmtpSettings
    replies: ReplySettings
    ledger: LedgerSettings
    files: FileSettings
    desk: DeskSettings
    marks: MarkSettings
    fetch: FetchSettings
    media: MediaSettings
    form: FormSettings
    templates: TemplateSettings
    onward: OnwardSettings
    plan: PlanSettings
    findings: dict[str, Grading]
    rules: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The whole of config.toml, validated, with the folder it stands in and its digest."""

    campaign: Campaign
    mailbox: MailboxSettings
    smtp: SmtpSettings
    replies: ReplySettings
    ledger: LedgerSettings
    files: FileSettings
    desk: DeskSettings
    marks: MarkSettings
    fetch: FetchSettings
    media: MediaSettings
    form: FormSettings
    templates: TemplateSettings
    onward: OnwardSettings
    plan: PlanSettings
    findings: Mapping[str, Grading]
    rules: Mapping[str, Rule]
    folder: Path
    digest: str

    def path(self, relative: str) -> Path:
        """A path of the config, made absolute against the config file's folder."""
        return (self.folder / relative).resolve()
