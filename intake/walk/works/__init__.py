"""Works: what letters, staff and lists say of one entry, gathered from the ledger."""
