"""The few pieces that every drawing is made of. Standard library only, no colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape as escape_html
from typing import TypeVar

T = TypeVar("T")

Gaps = Sequence[int | None]


def num(value: float) -> str:
    """A short number for an attribute: one decimal, no trailing zero, no minus zero."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def escape(words: str) -> str:
    return escape_html(words, quote=True)


def runs(values: Sequence[T | None]) -> Iterator[list[tuple[int, T]]]:
    """Unbroken runs of (place, value): a gap in the data is a gap in the line."""
    run: list[tuple[int, T]] = []
    for place, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((place, value))
    if run:
        yield run


def line(points: Sequence[tuple[float, float]]) -> str:
    """The `d` of a path through the points."""
    return "".join(
        f"{'L' if place else 'M'}{num(x)} {num(y)}"
        for place, (x, y) in enumerate(points)
    )


def text(words: str, x: float, y: float, *, css: str = "", anchor: str = "") -> str:
    css = f' class="{css}"' if css else ""
    anchor = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{css} x="{num(x)}" y="{num(y)}"{anchor}>{escape(words)}</text>'


def wrap(words: str, width: int) -> list[str]:
    """Lines of at most `width` characters; a longer word is broken, never lost."""
    lines: list[str] = []
    current = ""
    for word in words.split():
        while len(word) > width:
            if current:
                lines.append(current)
                current = ""
            lines.append(word[:width])
            word = word[width:]
        if current and len(current) + 1 + len(word) > width:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    return [*lines, current] if current else lines


def picture(
    body: str,
    *,
    css: str,
    width: float,
    height: float,
    label: str,
    style: str = "",
    top: float = 0,
    role: str = "img",
    is_silent: bool = False,
) -> str:
    """The svg element. `style` is for documents, where page styles do not reach inside.

    `is_silent`: the page says the label itself, and what can be pressed inside has its
    twin in a table.
    """
    inside = ""
    if style:
        inside = f"<title>{escape(label)}</title><style>{style}</style>"
    heard = (
        'aria-hidden="true"'
        if is_silent
        else f'role="{role}" aria-label="{escape(label)}"'
    )
    return (
        f'<svg class="{css}" viewBox="0 {num(top)} {num(width)} {num(height)}"'
        f" {heard}>{inside}{body}</svg>"
    )
