"""Questionnaires: what they are, how they are scored, and what was answered.

May import: cases, accounts, audit, ui, protocols. Knows nothing of sessions.
"""
