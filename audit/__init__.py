"""Who did or opened what: append-only, hash-chained. A leaf: imports no other room.

No feature reads the log to decide anything; attribution shown to people is a column
of the record itself.
"""
