"""Worksheets as forms: starting one, and filling it in."""

from sessions.forms.worksheets.sheet import (
    AboutForm,
    WorksheetForm,
    on_version,
    with_rows_moved,
)

__all__ = ["AboutForm", "WorksheetForm", "on_version", "with_rows_moved"]
