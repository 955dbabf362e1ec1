"""Onward: what leaves for the next tier, and when the works are shown.

Chosen works → a folder a work, a summary sheet, a manifest, letters (parcel); works → days (plan),
days → a calendar file (diary). Nothing here decides who is chosen: staff do.
"""
