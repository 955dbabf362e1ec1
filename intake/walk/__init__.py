"""The walk: the only place that joins the rooms.

One file is one round: `due(house)` asks the ledger what is to be done, `take(house, item)` does it
for one item in one or more transactions. A round never loops over items and never catches broadly;
the worker turns them. Everything can be repeated at any time.
"""
