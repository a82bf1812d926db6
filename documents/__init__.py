"""Letters, summaries and exports: drafted from the record, approved, rendered as jobs.

May import: sessions, formulation, measures, cases, accounts, audit, ui, protocols.
"""
