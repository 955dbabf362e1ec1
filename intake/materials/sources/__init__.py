"""Sources: one file a place that files can be fetched from; none knows another.

A source that is asked over the web has three names: `REACH`, where its requests may go; `ask`, a
link → what its service tells; `ticket`, a listed file → where its bytes are to be had. How these
services answer is taken from public descriptions, none was tried for real: what they say stands in
tables, so that a wrong guess is one line to mend.
"""
