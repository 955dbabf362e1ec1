"""Secrets: passwords and cookies, from the environment, a NAME_FILE or a folder; never config."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from intake.errors import BadSetup

NAMES = ("mailbox_password", "smtp_password", "baidu_cookie")
"""What may be given as a file of its own."""


class Secrets(BaseSettings):
    """The passwords, from the environment or a secrets folder; their repr shows nothing."""

    model_config = SettingsConfigDict(env_prefix="INTAKE_", extra="ignore")
    mailbox_password: SecretStr = SecretStr("")
    smtp_password: SecretStr = SecretStr("")
    baidu_cookie: SecretStr = SecretStr("")
    mailbox_password_file: Path | None = None
    smtp_password_file: Path | None = None
    baidu_cookie_file: Path | None = None
    secrets_dir: Path | None = None


def secrets() -> Secrets:
    """The passwords, where they are given. Raises BadSetup when a named file cannot be read."""
    found = Secrets()
    if found.secrets_dir is not None:
        found = Secrets(_secrets_dir=found.secrets_dir)  # type: ignore[call-arg]  # pydantic-settings' own
    read = {name: _secret_file(name, getattr(found, f"{name}_file")) for name in NAMES}
    return found.model_copy(
        update={name: value for name, value in read.items() if value is not None}
    )


def _secret_file(name: str, path: Path | None) -> SecretStr | None:
    if path is None:
        return None
    try:
        return SecretStr(path.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        what = f"INTAKE_{name.upper()}_FILE: {path} cannot be read"
        message = f"{what}; make it a text file that the robot may read"
        raise BadSetup(message) from error
