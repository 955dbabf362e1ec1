"""Outward: what the rounds use while replies leave, once each."""
