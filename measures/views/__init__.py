"""Pages of this room."""

from measures.views.administrations import administration, choose, new

__all__ = ["administration", "choose", "new"]
