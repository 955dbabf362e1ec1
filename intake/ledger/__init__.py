"""The ledger: the one truth. Letters, files, facts, entries, judgements, replies and events.

SQLite beside the config by default, another database by URL. Workbook and letters are projections
of it. One file per noun; `store.Ledger` opens it and hands out transactions.
"""
