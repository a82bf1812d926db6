"""Pages of this room."""

from measures.views.administrations import administration, choose, new
from measures.views.answering import answer
from measures.views.links import hand_over, revoke

__all__ = ["administration", "answer", "choose", "hand_over", "new", "revoke"]
