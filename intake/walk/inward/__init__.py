"""Inward: what the rounds use while letters and their files come in."""
