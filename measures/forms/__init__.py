"""Forms of this room."""

from measures.forms.administrations import (
    AdministrationForm,
    Box,
    Strip,
    WithdrawForm,
    answers_in,
    item_fields,
    item_name,
    strip_of,
)
from measures.forms.scale_entries import ScaleEntryForm

__all__ = [
    "AdministrationForm",
    "Box",
    "ScaleEntryForm",
    "Strip",
    "WithdrawForm",
    "answers_in",
    "item_fields",
    "item_name",
    "strip_of",
]
