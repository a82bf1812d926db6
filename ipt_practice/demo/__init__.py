"""Invented people for `DEMO=1`, entered through the same actions that the pages use.

Everything is dated relative to the day of loading, so that the demo never goes stale.
Sara is a well-known teaching case of Dynamic Interpersonal Therapy in outline; all other
people, and every word here, are made up.
"""
