"""Clients, their cases, who may open them, assessment and safety.

Owns the doors to a case (`cases.access`). May import: accounts, audit, ui, protocols.
"""
