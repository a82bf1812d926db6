"""The faces of every PDF, and what they can draw.

Our own two families ship with the app and draw almost every document alone. A face for
another script is added to the documents that need it, and to no others. What no face here
can draw is refused (`undrawable`), never printed as an empty box.
"""

from documents.fonts.drawing import beyond_ours, drawable, sort_of, undrawable
from documents.fonts.faces import FACES, FAMILIES, Face, FontMissing, bytes_of, path_of
from documents.fonts.further import FAMILY as FURTHER
from documents.fonts.further import LoadedFace, faces_for, listed, package_of

__all__ = [
    "FACES",
    "FAMILIES",
    "FURTHER",
    "Face",
    "FontMissing",
    "LoadedFace",
    "beyond_ours",
    "bytes_of",
    "drawable",
    "faces_for",
    "listed",
    "package_of",
    "path_of",
    "sort_of",
    "undrawable",
]
