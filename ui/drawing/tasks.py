"""How the task set last time went, drawn by shape: full, half, empty."""

from __future__ import annotations

from collections.abc import Callable

from ui.drawing.svg import num


def _done(x: float, y: float) -> str:
    return f'<circle class="gf" cx="{num(x)}" cy="{num(y)}" r="5"/>'


def _not_done(x: float, y: float) -> str:
    return f'<circle class="g" cx="{num(x)}" cy="{num(y)}" r="4.2"/>'


def _partly(x: float, y: float) -> str:
    half = f"M{num(x)} {num(y - 4.2)}a4.2 4.2 0 0 0 0 8.4z"
    return _not_done(x, y) + f'<path class="gf" d="{half}"/>'


TASKS: dict[str, Callable[[float, float], str]] = {
    "done": _done,
    "partly": _partly,
    "not done": _not_done,
}
