"""The record as data: a copy of one case, or of the whole practice (docs/export.md)."""
