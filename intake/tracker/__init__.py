"""Tracker: what the ledger knows of a campaign → one workbook for staff who live in Excel.

desk.py holds what comes in, page.py and looks.py the drawing as plain data; overview.py,
entries.py, findings.py, letters.py and guide.py make one sheet each, without knowing Excel.
book.py, the one door to openpyxl, draws them. Every word stands in templates/desk.toml.
"""
