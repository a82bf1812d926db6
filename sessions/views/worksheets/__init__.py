"""The pages of worksheets."""

from sessions.views.worksheets.reading import (
    blank_worksheet,
    grief_story,
    print_worksheet,
    worksheet,
    worksheet_state,
    worksheets,
)
from sessions.views.worksheets.writing import (
    autosave_worksheet,
    bring_back_state,
    edit_worksheet,
    new_worksheet,
    remove_worksheet,
    reopen_worksheet,
    restore_worksheet,
)

__all__ = [
    "autosave_worksheet",
    "blank_worksheet",
    "bring_back_state",
    "edit_worksheet",
    "grief_story",
    "new_worksheet",
    "print_worksheet",
    "remove_worksheet",
    "reopen_worksheet",
    "restore_worksheet",
    "worksheet",
    "worksheet_state",
    "worksheets",
]
