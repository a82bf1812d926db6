"""The interpersonal formulation: people, focus, pattern, goals.

May import: cases, accounts, audit, ui, protocols. Knows nothing of sessions.
"""
