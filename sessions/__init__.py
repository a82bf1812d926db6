"""Treatment: contract and plan, therapy sessions and their notes, homework, the ending.

The app label is `therapy_sessions`. May import: formulation, measures, cases, accounts,
audit, ui, protocols.
"""
