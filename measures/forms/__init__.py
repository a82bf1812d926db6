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

__all__ = [
    "AdministrationForm",
    "Box",
    "Strip",
    "WithdrawForm",
    "answers_in",
    "item_fields",
    "item_name",
    "strip_of",
]
