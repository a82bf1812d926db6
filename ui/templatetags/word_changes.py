"""`{% load word_changes %}`: one side of two texts, with what changed marked."""

from __future__ import annotations

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ui.word_changes import Kind, Piece, word_changes

register = template.Library()

# Which pieces a side shows beside the kept ones, in which element, and how it is said.
SIDES = {
    "older": (Kind.OLD, "del", "taken out: "),
    "newer": (Kind.NEW, "ins", "new: "),
}


@register.simple_tag
def changed_words(older: str, newer: str, side: str) -> SafeString:
    """The text of one side, "older" or "newer"; what the other has not is marked.

    The marks are elements and spoken words, so that they do not rest on colour.
    """
    kind, element, said = SIDES[side]
    pieces = word_changes(older, newer)
    return mark_safe(  # noqa: S308 - every piece is escaped
        "".join(
            _marked(piece, element, said) if piece.kind == kind else escape(piece.text)
            for piece in pieces
            if piece.kind in (Kind.KEPT, kind)
        )
    )


def _marked(piece: Piece, element: str, said: str) -> str:
    """The words between the marks; space at either end stays outside."""
    if piece.is_blank:
        return escape(piece.text)
    words = piece.text.strip()
    before, after = piece.text.split(words, 1)
    return format_html(
        '{}<{}><span class="sr">{}</span>{}</{}><span class="sr">, end</span>{}',
        before,
        element,
        said,
        words,
        element,
        after,
    )
