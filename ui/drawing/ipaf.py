"""The interpersonal affective focus as a figure: self, feeling, other, held in a defence."""

from __future__ import annotations

from dataclasses import dataclass

from ui.drawing.svg import num, picture, text, wrap

# Class, line height and characters to a line, from roomy to tight.
Fit = tuple[tuple[str, float, float], ...]
STEPS: Fit = (("big", 22, 1.0), ("big less", 18.5, 1.18), ("big least", 15.5, 1.4))
FINE = 17


@dataclass(frozen=True, kw_only=True)
class Focus:
    """The parts of an IPAF (Lemma, Target & Fonagy 2011). Any part may still be empty."""

    self_words: str = ""
    other_words: str = ""
    affect: str = ""
    underneath: str = ""
    defence: str = ""
    cost: str = ""

    @property
    def words(self) -> str:
        feeling = self.affect or "not yet"
        if self.underneath:
            feeling += f"; underneath: {self.underneath}"
        return (
            f"Interpersonal affective focus. Self: {self.self_words or 'not yet'}."
            f" Feeling: {feeling}. Other: {self.other_words or 'not yet'}."
            f" Defence: {self.defence or 'not yet'}. Cost: {self.cost or 'not yet'}."
        )


def block(words: str, x: float, y: float, *, width: int, room: float) -> str:
    """Words centred on a point, in the largest face that fits into `room` units of height."""
    fits = [(css, step, int(width * share)) for css, step, share in STEPS]
    css, step, across = next(
        (fit for fit in fits if len(wrap(words, fit[2])) * fit[1] <= room), fits[-1]
    )
    lines = wrap(words or "\u2013", across)
    most = max(1, int(room // step))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: across - 1] + "\u2026"]
    top = y - (len(lines) - 1) * step / 2
    return "".join(
        text(line, x, top + at * step + 5, css=css, anchor="middle")
        for at, line in enumerate(lines)
    )


def _fine(words: str, x: float, top: float, *, width: int) -> tuple[str, float]:
    """Small words from `top` down, and where they end."""
    lines = wrap(words, width)
    drawn = "".join(
        text(line, x, top + at * FINE, css="deft", anchor="middle")
        for at, line in enumerate(lines)
    )
    return drawn, top + max(0, len(lines) - 1) * FINE


def _pill(words: str, x: float, y: float, *, width: int, half: float) -> str:
    """The defence, on the wall: a pill that grows with its lines."""
    lines = wrap(words, width)
    height = 20 + FINE * len(lines)
    drawn, _ = _fine(words, x, y - (len(lines) - 1) * FINE / 2 + 5, width=width)
    return (
        f'<rect class="defl" x="{num(x - half)}" y="{num(y - height / 2)}"'
        f' width="{num(2 * half)}" height="{num(height)}" rx="19"/>{drawn}'
    )


def _feeling(focus: Focus, x: float, top: float, *, width: int, room: float) -> str:
    """The feeling, and what lies underneath where that was named."""
    if not focus.underneath:
        return block(focus.affect, x, top + room / 2, width=width, room=room)
    half = (room - 18) / 2
    return (
        block(focus.affect, x, top + half / 2, width=width, room=half)
        + text("underneath", x, top + half + 12, css="cap", anchor="middle")
        + block(focus.underneath, x, top + half + 18 + half / 2, width=width, room=half)
    )


def ipaf(focus: Focus, *, style: str = "") -> str:
    """The figure for a wide place: self on the left, other on the right."""
    pieces = [
        '<rect class="def" x="14" y="46" width="772" height="256" rx="122"/>',
        _pill(f"Defence: {focus.defence or 'not yet'}", 400, 47, width=38, half=165),
        '<circle class="self" cx="152" cy="174" r="104"/>',
        '<circle class="other" cx="648" cy="174" r="104"/>',
        text("Me, as I feel then", 152, 128, css="cap", anchor="middle"),
        block(focus.self_words, 152, 190, width=17, room=92),
        text("The other, as I expect", 648, 128, css="cap", anchor="middle"),
        block(focus.other_words, 648, 190, width=17, room=92),
        '<path class="wave" d="M258 174q11-14 22 0t22 0"/>',
        '<path class="wave" d="M498 174q11-14 22 0t22 0"/>',
        '<path class="wave" d="M265 165l-8 9 9 8M535 165l8 9-9 8"/>',
        '<rect class="aff" x="304" y="92" width="192" height="164" rx="14"/>',
        text("The feeling between", 400, 114, css="cap", anchor="middle"),
        _feeling(focus, 400, 122, width=18, room=126),
        '<path class="out" d="M400 302v18M393 314l7 8 7-8"/>',
    ]
    cost, end = _fine(f"The cost: {focus.cost or 'not yet'}", 400, 343, width=88)
    pieces.append(cost)
    return picture(
        "".join(pieces),
        css="ipaf",
        width=800,
        top=4,
        height=end + 10,
        label=focus.words,
        style=style,
    )


def ipaf_tall(focus: Focus, *, style: str = "") -> str:
    """The same figure for a phone or a narrow column: read from top to bottom."""
    pieces = [
        '<rect class="def" x="12" y="46" width="336" height="596" rx="150"/>',
        _pill(f"Defence: {focus.defence or 'not yet'}", 180, 46, width=30, half=142),
        '<circle class="self" cx="180" cy="182" r="98"/>',
        '<circle class="other" cx="180" cy="524" r="98"/>',
        text("Me, as I feel then", 180, 138, css="cap", anchor="middle"),
        block(focus.self_words, 180, 198, width=16, room=88),
        text("The other, as I expect", 180, 480, css="cap", anchor="middle"),
        block(focus.other_words, 180, 540, width=16, room=88),
        '<rect class="aff" x="70" y="290" width="220" height="126" rx="14"/>',
        text("The feeling between", 180, 310, css="cap", anchor="middle"),
        _feeling(focus, 180, 318, width=21, room=92),
        '<path class="out" d="M180 642v16M173 651l7 7 7-7"/>',
    ]
    cost, end = _fine(f"The cost: {focus.cost or 'not yet'}", 180, 678, width=40)
    pieces.append(cost)
    return picture(
        "".join(pieces),
        css="ipaf tall",
        width=360,
        top=4,
        height=end + 8,
        label=focus.words,
        style=style,
    )
