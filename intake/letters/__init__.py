"""Letters: a mailbox's raw letters → what a person would read in them.

mailbox.py fetches a letter (rawfile.py keeps it), parse.py reads it: tree.py its structure within
budgets, head.py its headers, names.py its file names, body.py and page.py its text, quoting.py what
the sender wrote of it, files.py what it encloses, report.py what a delivery report says. links.py
with the table in providers.py, words.py, substance.py, automatic.py and kind.py then tell what it
is; these are pure.
"""
