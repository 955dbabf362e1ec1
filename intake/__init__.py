"""The walk on one page: a letter goes through the house, each room makes it better known.

::

    mailbox ─► letter ─► materials ─► facts ─► entries
        ─► findings ─► decision ─► ledger ─┬─► reply
                                           └─► tracker

letters/ reads the mailbox and the letters, materials/ keeps and sorts the files, forms/ and media/
measure them, rules/ and decision.py judge (pure), ledger/ is the truth, replies/ and tracker/ tell
it. They never import one another: walk/ joins them, one file a round; turn.py takes each due item,
worker.py turns the rounds on a schedule, cli.py is where people come in (docs/walk.md).
"""
