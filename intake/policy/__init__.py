"""config.toml → Policy, strictly: an unknown key, a wrong type or a missing value is BadSetup.

One file holds one table or a few that belong together. TOML is read by the standard library,
turned into JSON and validated by pydantic against frozen dataclasses, so that model and rules know
nothing of pydantic. Secrets never stand in config.toml: see keys.py.
"""

from __future__ import annotations

from intake.policy.campaign import Campaign, SenderSettings
from intake.policy.desk import DeskSettings
from intake.policy.document import load, parse
from intake.policy.fetch import FetchSettings
from intake.policy.form import FormSettings
from intake.policy.keys import Secrets, secrets
from intake.policy.mail import MailboxSettings, Rates, SmtpSettings
from intake.policy.marks import MarkSettings
from intake.policy.media import MediaSettings
from intake.policy.onward import OnwardSettings, PlanSettings
from intake.policy.places import FileSettings, LedgerSettings, TemplateSettings
from intake.policy.replies import ReplySettings
from intake.policy.tables import Policy, Tables

__all__ = [
    "Campaign",
    "DeskSettings",
    "FetchSettings",
    "FileSettings",
    "FormSettings",
    "LedgerSettings",
    "MailboxSettings",
    "MarkSettings",
    "MediaSettings",
    "OnwardSettings",
    "PlanSettings",
    "Policy",
    "Rates",
    "ReplySettings",
    "Secrets",
    "SenderSettings",
    "SmtpSettings",
    "Tables",
    "TemplateSettings",
    "load",
    "parse",
    "secrets",
]
