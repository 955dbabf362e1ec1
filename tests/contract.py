"""The keys of the contract's JSON documents, as docs and scripts rely on them."""

from __future__ import annotations

READ = {
    "file", "sha256", "sender", "subject", "kind", "message_id", "date", "received_at", "text",
    "words", "attachments", "links", "refers_to", "bounce", "codes", "through", "forwarded",
    "truncated", "also", "remarks",
}  # fmt: skip
ATTACHMENT = {"name", "size", "sha256", "inline", "path"}
LINK = {"provider", "url", "code", "where", "name", "expires"}
FORM = {
    "title", "school", "duration_seconds", "genre", "contact_name", "contact_phone", "categories",
    "production_start", "production_end", "synopsis", "confidence",
}  # fmt: skip
FILM = {
    "container", "video_codec", "width", "height", "display_width", "display_height", "frame_rate",
    "constant_frame_rate", "scan", "duration_seconds", "video_bit_rate", "size_bytes",
    "pixel_format", "audio_codec", "rotation", "decode_errors", "black", "frozen", "silent",
    "loudness_lufs", "marks", "fingerprint", "decoded_seconds", "unscanned",
}  # fmt: skip
FINDING = {"code", "level", "audience", "about", "required", "found", "message"}
ENTRY = {
    "number", "school", "title", "state", "decision", "revision", "files", "form", "findings",
}  # fmt: skip
FILE = {"path", "role", "sha256"}
WALK = {"letters", "entries", "replies", "tracker", "board", "ledger"}
RECORD = {"id", "file", "sha256", "kind", "end", "received_at", "entries", "reason"}
REPLY = {
    "letter", "number", "kind", "to", "subject", "message_id", "in_reply_to", "held", "eml", "text",
    "html",
}  # fmt: skip
STATUS = {"alive", "last_poll", "letters", "entries", "outbox", "parked", "reconciliation"}
