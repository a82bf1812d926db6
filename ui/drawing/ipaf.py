"""The interpersonal affective focus as a figure: self, feeling, other, held in a defence."""

from __future__ import annotations

from dataclasses import dataclass

from ui.drawing.fitting import Face, Fitted, fit, in_box, in_circle
from ui.drawing.svg import num, picture, text

BIG = Face(css="big", size=17, step=22)
LESS = Face(css="big less", size=14.5, step=18.5)
LEAST = Face(css="big least", size=12.5, step=15.5)
FINE = Face(css="deft", size=14, step=17)
FACES = (BIG, LESS, LEAST)
# The height of the word between the two feelings.
BETWEEN = 34
BOX_MOST = 150
PILL_PAD = 20
GAP = 24


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What the parts are called: among clinicians, or on paper for the client."""

    figure: str
    me: str
    other: str
    feeling: str
    wall: str
    cost: str
    # The short names of the parts, for those who hear the figure.
    said: tuple[str, str]


CLINICAL = Wording(
    figure="Interpersonal affective focus",
    me="Me, as I feel then",
    other="The other, as I expect",
    feeling="The feeling between",
    wall="Defence",
    cost="The cost",
    said=("Self", "Other"),
)
PLAIN = Wording(
    figure="How it goes between me and others",
    me="Me, as I feel then",
    other="Others, as I expect",
    feeling="The feeling between",
    wall="What I do to keep safe",
    cost="What it costs me",
    said=("Me", "Others"),
)


@dataclass(frozen=True, kw_only=True)
class Focus:
    """The parts of an IPAF (Lemma, Target & Fonagy 2011). Any part may still be empty."""

    self_words: str = ""
    other_words: str = ""
    affect: str = ""
    underneath: str = ""
    defence: str = ""
    cost: str = ""
    wording: Wording = CLINICAL

    @property
    def words(self) -> str:
        feeling = self.affect or "not yet"
        if self.underneath:
            feeling += f"; underneath: {self.underneath}"
        me, other = self.wording.said
        cost = "Cost" if self.wording is CLINICAL else self.wording.cost
        return (
            f"{self.wording.figure}. {me}: {self.self_words or 'not yet'}."
            f" Feeling: {feeling}. {other}: {self.other_words or 'not yet'}."
            f" {self.wording.wall}: {self.defence or 'not yet'}."
            f" {cost}: {self.cost or 'not yet'}."
        )

    @property
    def wall_words(self) -> str:
        return f"{self.wording.wall}: {self.defence or 'not yet'}"

    @property
    def cost_words(self) -> str:
        return f"{self.wording.cost}: {self.cost or 'not yet'}"


def fitted_circle(words: str, r: float) -> Fitted:
    """Words under the caption of a circle, around its centre at height 0."""
    top = 16 - r / 2
    room = r - 12 - top
    return fit(words, FACES, in_circle(r, margin=9), centre=top + room / 2, room=room)


def fitted_box(words: str, width: float, room: float = BOX_MOST) -> Fitted:
    """One feeling, around height 0."""
    return fit(words, FACES, in_box(width - 20), centre=0, room=room)


def fitted_fine(words: str, width: float) -> Fitted:
    """Small words of any length, from height 0 down."""
    found = fit(words, (FINE,), in_box(width), centre=0, room=40 * FINE.step)
    return Fitted(face=FINE, lines=found.lines, top=0, is_whole=found.is_whole)


def radius(focus: Focus, small: float, large: float) -> float:
    """Both circles are as large as the longer words need."""
    both = [
        fitted_circle(said, small) for said in (focus.self_words, focus.other_words)
    ]
    is_roomy = all(one.is_whole and one.face is not LEAST for one in both)
    return small if is_roomy else large


@dataclass(frozen=True, kw_only=True)
class Box:
    """The feeling and, where it was named, what lies underneath."""

    surface: Fitted
    underneath: Fitted | None
    width: float

    @property
    def height(self) -> float:
        inside = self.surface.height
        if self.underneath is not None:
            inside += BETWEEN + self.underneath.height
        return max(128.0, 34 + inside + 18)

    def drawn(self, focus: Focus, x: float, top: float) -> str:
        spare = self.height - 34 - 18 - self.surface.height
        frame = (
            f'<rect class="aff" x="{num(x - self.width / 2)}" y="{num(top)}"'
            f' width="{num(self.width)}" height="{num(self.height)}" rx="14"/>'
        )
        pieces = [
            frame,
            text(focus.wording.feeling, x, top + 22, css="cap", anchor="middle"),
        ]
        if self.underneath is None:
            return "".join(pieces) + lines_of(self.surface, x, top + 34 + spare / 2)
        spare -= BETWEEN + self.underneath.height
        y = top + 34 + spare / 3
        pieces.append(lines_of(self.surface, x, y))
        y += self.surface.height + spare / 3
        pieces.append(text("underneath", x, y + 21, css="cap", anchor="middle"))
        pieces.append(lines_of(self.underneath, x, y + BETWEEN))
        return "".join(pieces)


def box_of(focus: Focus, width: float) -> Box:
    return Box(
        surface=fitted_box(focus.affect, width),
        underneath=fitted_box(focus.underneath, width) if focus.underneath else None,
        width=width,
    )


def lines_of(words: Fitted, x: float, top: float) -> str:
    """The lines from `top` down, centred on x."""
    placed = Fitted(face=words.face, lines=words.lines, top=top)
    return "".join(
        text(line, x, placed.baseline(at), css=words.face.css, anchor="middle")
        for at, line in enumerate(placed.lines)
    )


def _circle(kind: str, words: str, caption: str, x: float, y: float, r: float) -> str:
    fitted = fitted_circle(words, r)
    return (
        f'<circle class="{kind}" cx="{num(x)}" cy="{num(y)}" r="{num(r)}"/>'
        + text(caption, x, y + 6 - r / 2, css="cap", anchor="middle")
        + lines_of(fitted, x, y + fitted.top)
    )


def _pill(words: Fitted, x: float, y: float, half: float) -> str:
    """The defence, on the wall: a pill that grows with its lines."""
    height = PILL_PAD + words.height
    return (
        f'<rect class="defl" x="{num(x - half)}" y="{num(y - height / 2)}"'
        f' width="{num(2 * half)}" height="{num(height)}" rx="19"/>'
        + lines_of(words, x, y - words.height / 2)
    )


def _wall(x: float, top: float, width: float, height: float, rx: float) -> str:
    return (
        f'<rect class="def" x="{num(x)}" y="{num(top)}" width="{num(width)}"'
        f' height="{num(height)}" rx="{num(min(rx, height / 2))}"/>'
    )


def _cost(focus: Focus, x: float, y: float, width: float) -> tuple[str, float]:
    """The cost leaves through the wall; and where its words end."""
    words = fitted_fine(focus.cost_words, width)
    arrow = f'<path class="out" d="M{num(x)} {num(y)}v18m-7-6l7 8 7-8"/>'
    return arrow + lines_of(words, x, y + 26), y + 26 + words.height


def ipaf(focus: Focus, *, style: str = "") -> str:
    """The figure for a wide place: self on the left, other on the right."""
    r = radius(focus, 104, 121)
    box = box_of(focus, 192)
    halves = (165, 225, 290)
    tries = [(half, fitted_fine(focus.wall_words, 2 * half - 36)) for half in halves]
    half, defence = next((one for one in tries if len(one[1].lines) < 3), tries[-1])
    pill = PILL_PAD + defence.height
    top = pill / 2 + 6
    under = pill / 2 + 10
    y = top + max(
        GAP + r, under + box.height / 2, under + r if half > halves[0] else 0.0
    )
    bottom = y + max(GAP + r, box.height / 2 + GAP)
    left, right = 152, 648
    near, far = left + r, 304
    middle = (far - near) / 4
    wave = f"q{num(middle / 2 + 2)}-14 {num(2 * middle)} 0t{num(2 * middle)} 0"
    heads = (
        f'<path class="wave" d="M{num(near + 9)} {num(y - 9)}l-8 9 9 8'
        f'M{num(right - r - 9)} {num(y - 9)}l8 9-9 8"/>'
    )
    cost, end = _cost(focus, 400, bottom, 740)
    pieces = [
        _wall(14, top, 772, bottom - top, 122),
        _pill(defence, 400, top, half),
        _circle("self", focus.self_words, focus.wording.me, left, y, r),
        _circle("other", focus.other_words, focus.wording.other, right, y, r),
        f'<path class="wave" d="M{num(near + 2)} {num(y)}{wave}"/>',
        f'<path class="wave" d="M496 {num(y)}{wave}"/>',
        heads,
        box.drawn(focus, 400, y - box.height / 2),
        cost,
    ]
    return picture(
        "".join(pieces),
        css="ipaf",
        width=800,
        height=end + 8,
        label=focus.words,
        style=style,
    )


def ipaf_tall(focus: Focus, *, style: str = "") -> str:
    """The same figure for a phone or a narrow column: read from top to bottom."""
    r = radius(focus, 98, 128)
    box = box_of(focus, 248)
    defence = fitted_fine(focus.wall_words, 256)
    pill = PILL_PAD + defence.height
    top = pill / 2 + 6
    first = top + max(GAP, pill / 2 + 10) + r
    held = first + r + 34
    second = held + box.height + 34 + r
    bottom = second + r + GAP
    up, down = num(first + r), num(held + box.height + 2)
    cost, end = _cost(focus, 180, bottom, 340)
    pieces = [
        _wall(12, top, 336, bottom - top, 150),
        _pill(defence, 180, top, 146),
        _circle("self", focus.self_words, focus.wording.me, 180, first, r),
        _circle("other", focus.other_words, focus.wording.other, 180, second, r),
        f'<path class="wave" d="M180 {up}q-12 8 0 16t0 16m0-32m-8 9l8-9 8 9"/>',
        f'<path class="wave" d="M180 {down}q-12 8 0 16t0 16m-8-9l8 9 8-9"/>',
        box.drawn(focus, 180, held),
        cost,
    ]
    return picture(
        "".join(pieces),
        css="ipaf tall",
        width=360,
        height=end + 8,
        label=focus.words,
        style=style,
    )
