"""Automatic: why a letter must not be answered by a machine (RFC 3834), or None. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAEMON = re.compile(
    r"(mailer-?daemon|postmaster|no-?reply|do-?not-?reply|bounces?|owner-.*)", re.IGNORECASE
)
_MACHINE = re.compile(
    r"\s*\W{0,3}(自动回复|自动答复|自動回覆|auto(matic)?[ -]?(reply|response)?\s*:"
    r"|out of (the )?office"
    r"|来自\S{1,40}的退信|系统退信|退信通知|退信|undeliver"
    r"|delivery status notification|returned mail"
    r"|mail delivery (failed|failure|system))",
    re.IGNORECASE,
)
_RETURNED = re.compile(
    r"\s*\W{0,3}(来自\S{1,40}的退信|系统退信|退信|邮件退回|undeliver|delivery status notification"
    r"|returned mail|mail delivery (failed|failure|system)|delivery failure)",
    re.IGNORECASE,
)
_MACHINE_TEXT = re.compile(
    r"(这是|此为|此邮件为|此信为|本邮件[是为])(一封)?(来自\S{1,12}的)?(系统|假期|离线)?的?自动(回复|答复)"
    r"|本?邮件由系统自动(回复|发出|发送)|(假期|休假|外出)自动回复"
    r"|this is an auto(matic|mated)?[ -]?(reply|response)",
    re.IGNORECASE,
)
"""QQ's and 163's automatic answers, which carry no header that says so."""

_MACHINE_THANKS = re.compile(
    r"[^?？吗\n]{0,12}(邮件|来信|信件)[^?？吗\n]{0,4}(已|我已)?收[到悉][^?？吗\n]{0,30}(尽快|及时)[^?？吗\n]{0,8}回复\S{0,12}"
)
"""What people set their automatic answer to; such a text alone, in answer to a letter of ours."""

_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a letter's headers say about who wrote it: values in lower case, empty when absent.

    `return_path` is None when the header is absent, empty for the null sender. `report` is the
    report-type of a multipart/report.
    """

    auto_submitted: str = ""
    precedence: str = ""
    return_path: str | None = None
    report: str = ""
    listed: bool = False
    suppressed: bool = False

    @property
    def bounced(self) -> bool:
        """Whether the letter is a delivery report, or comes from the null sender."""
        return self.report == "delivery-status" or self.return_path == ""


def reason(marks: Marks, sender: str, subject: str, own: tuple[str, ...]) -> str | None:
    """The first reason not to answer a letter automatically, or None."""
    submitted = marks.auto_submitted.partition(";")[0].strip()
    reasons = (
        (not sender, "no single sender"),
        (marks.return_path == "", "null sender"),
        (bool(marks.report), f"multipart/report {marks.report}"),
        (submitted not in {"", "no"}, f"Auto-Submitted: {submitted}"),
        (marks.precedence in _BULK, f"Precedence: {marks.precedence}"),
        (marks.listed, "mailing list"),
        (marks.suppressed, "X-Auto-Response-Suppress"),
        (sender in own, "own address"),
        (is_daemon(sender), "sent by a mail system"),
        (is_machine_subject(subject), "subject of an automatic letter"),
    )
    return next((why for applies, why in reasons if applies), None)


def is_daemon(sender: str) -> bool:
    """Whether an address is a mail system's, not a person's."""
    return _DAEMON.fullmatch(sender.rpartition("@")[0]) is not None


def is_return_subject(subject: str) -> bool:
    """Whether a subject begins as returned letters do."""
    return _RETURNED.match(subject) is not None


def is_machine_text(text: str, *, answers: bool) -> bool:
    """Whether a text is an automatic answer's, by its first words."""
    head = text[:400]
    return _MACHINE_TEXT.search(head) is not None or (
        answers and _MACHINE_THANKS.fullmatch(text.strip()[:120]) is not None
    )


def is_machine_subject(subject: str) -> bool:
    """Whether a subject begins as automatic answers and returned letters do."""
    return _MACHINE.match(subject) is not None
