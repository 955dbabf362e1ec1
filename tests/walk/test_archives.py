"""Archives in the walk: what is in them is judged as if it had been attached."""

from __future__ import annotations

from datetime import timedelta

from campaign import NOW

LATER = NOW + timedelta(hours=1)
ADDRESSES = ("a@wannan.edu.cn", "b@luzhou.edu.cn")
