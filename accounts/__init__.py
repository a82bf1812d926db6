"""Clinicians: who they are, what they may be, who supervises whom, how they sign in.

May import: audit, ui, protocols.
"""
