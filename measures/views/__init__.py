"""Pages of this room."""

from measures.views.administrations import administration, choose, new
from measures.views.answering import answer
from measures.views.links import hand_over, revoke
from measures.views.scale_entries import new_scale, scale_entry

__all__ = [
    "administration",
    "answer",
    "choose",
    "hand_over",
    "new",
    "new_scale",
    "revoke",
    "scale_entry",
]
