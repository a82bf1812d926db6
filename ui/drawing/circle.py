"""The closeness circle: the people in a client's life, by how close they feel."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin

from ui.drawing.detours import Way, cut
from ui.drawing.ground import (
    CX,
    CY,
    EDGES,
    HEIGHT,
    LARGE,
    ME,
    MOST_DRAWN,
    RING_NAMES,
    SECTOR_NAMES,
    SMALLEST_WITH_INITIALS,
    USUAL,
    WIDTH,
    Person,
    Point,
    Sizes,
    Spot,
    ring_names,
    way,
)
from ui.drawing.placing import place, wedges
from ui.drawing.svg import escape, num, picture, text
from ui.drawing.widths import width_of

TONES = {"SUPPORTIVE": "sup", "MIXED": "mix", "DIFFICULT": "hard"}
CORNERS = {
    "FAMILY": (14, 26, "start"),
    "FRIENDS": (WIDTH - 14, 26, "end"),
    "WORK": (WIDTH - 14, HEIGHT - 14, "end"),
    "COMMUNITY": (14, HEIGHT - 14, "start"),
}
TOO_MANY = f"More than {MOST_DRAWN} people: see the list"
JAGS = 9


def closeness(
    people: Sequence[Person],
    *,
    selected: str = "",
    has_names: bool = True,
    is_small: bool = False,
    is_beside_another: bool = False,
    among: Sequence[Person] = (),
    style: str = "",
) -> str:
    """The circle as SVG text.

    Each dot is a link where the person has a `url`, so that it works without scripts.
    `has_names` False leaves names out, everywhere in the drawing. `is_small` draws dots
    only, for an overview. `is_beside_another` sets names larger, as the picture is half
    as wide. `among` as in `place`. More than MOST_DRAWN people are not drawn: the picture
    says so.
    """
    is_drawn = len(people) <= MOST_DRAWN
    sizes = LARGE if is_beside_another else USUAL
    spots = []
    if is_drawn:
        spots = place(people, has_names=has_names, among=among, sizes=sizes)
    pieces = ['<g aria-hidden="true">']
    pieces += _ground(among or people, spots, sizes, is_small)
    pieces += [_of_one(spot, _link(spot), _trail(spot), _under(spot)) for spot in spots]
    pieces.append(f'<circle class="me" cx="{num(CX)}" cy="{num(CY)}" r="{num(ME)}"/>')
    pieces.append(text("Me", CX, CY + 5, css="met"))
    if not is_drawn:
        pieces.append(text(TOO_MANY, CX, CY + EDGES[1] + 40, css="many"))
    pieces.append("</g>")
    if is_small:
        pieces += [f'<g class="nd {_tone(spot)}">{_dot(spot)}</g>' for spot in spots]
    else:
        pieces += [
            _person(spot, sizes, selected=selected, has_names=has_names)
            for spot in spots
        ]
    # Last, so that no dot hides where a wish leads to.
    heads = "".join(_of_one(spot, _over(spot), _wish_head(spot)) for spot in spots)
    pieces.append(f'<g aria-hidden="true">{heads}</g>' if heads else "")
    is_linked = not is_small and any(person.url for person in people)
    return picture(
        "".join(pieces),
        css=_css(is_small, is_beside_another),
        width=WIDTH,
        height=HEIGHT,
        label=f"Closeness circle: {_counted(people)}. {_by_ring(people)}".strip(),
        role="group" if is_linked and is_drawn else "img",
        style=style,
    )


def _css(is_small: bool, is_beside_another: bool) -> str:
    if is_small:
        return "circle-map mini"
    return "circle-map large" if is_beside_another else "circle-map"


def _counted(people: Sequence[Person]) -> str:
    count = len(people)
    if not count:
        return "nobody yet"
    return "1 person" if count == 1 else f"{count} people"


def _by_ring(people: Sequence[Person]) -> str:
    names = {**RING_NAMES, 5: "outside"}
    counts = {ring: sum(person.ring == ring for person in people) for ring in names}
    said = ", ".join(
        f"{count} {names[ring]}" for ring, count in counts.items() if count
    )
    return f"{said}." if said else ""


def _ground(
    people: Sequence[Person], spots: list[Spot], sizes: Sizes, is_small: bool
) -> list[str]:
    """Rings from the outside in, the edges between areas of life, and their names."""
    pieces = [
        f'<circle class="ring r{ring}" cx="{num(CX)}" cy="{num(CY)}" r="{num(EDGES[ring])}"/>'
        for ring in (4, 3, 2, 1)
    ]
    areas = wedges(people)
    if len(areas) > 1:
        for low, _ in areas.values():
            path = (
                f"M{num(CX + (ME + 4) * cos(low))} {num(CY + (ME + 4) * sin(low))}"
                f"L{num(CX + EDGES[4] * cos(low))} {num(CY + EDGES[4] * sin(low))}"
            )
            pieces.append(f'<path class="ax" d="{path}"/>')
    if is_small:
        return pieces
    pieces += [
        text(name.words, name.x, name.y, css="rl", anchor="middle")
        for name in ring_names(spots, sizes)
    ]
    if len(areas) > 1:
        for sector, words in SECTOR_NAMES.items():
            x, y, anchor = CORNERS[sector]
            pieces.append(text(words, x, y, css="sec", anchor=anchor))
    return pieces


def _tone(spot: Spot) -> str:
    """What the dot is painted as; someone lost is dotted, whatever the tone was."""
    person = spot.person
    css = "lost" if person.is_lost else TONES.get(person.tone, "plain")
    if person.has_died:
        css += " gone"
    return f"{css} private" if person.is_private else css


def _of_one(spot: Spot, *pieces: str) -> str:
    """What is drawn of one person outside of their dot, kept off paper with them."""
    drawn = "".join(pieces)
    if spot.person.is_private and drawn:
        return f'<g class="private">{drawn}</g>'
    return drawn


def _link(spot: Spot) -> str:
    """A line to the close, and a jagged one to whoever is difficult."""
    person = spot.person
    is_over = person.is_lost or person.has_died
    ux, uy = cos(spot.angle), sin(spot.angle)
    sx, sy = CX + (ME + 2) * ux, CY + (ME + 2) * uy
    ex, ey = spot.x - spot.reach * ux, spot.y - spot.reach * uy
    if spot.radius - spot.reach <= ME + 2:
        return ""
    if person.tone == "DIFFICULT" and not is_over:
        path = f"M{num(sx)} {num(sy)}"
        for step in range(1, JAGS):
            share, out = step / JAGS, 5 if step % 2 else -5
            x, y = sx + (ex - sx) * share - uy * out, sy + (ey - sy) * share + ux * out
            path += f"L{num(x)} {num(y)}"
        return f'<path class="lk hard" d="{path}L{num(ex)} {num(ey)}"/>'
    if person.ring <= 2 and not is_over:
        return f'<path class="lk" d="M{num(sx)} {num(sy)}L{num(ex)} {num(ey)}"/>'
    return ""


def _trail(spot: Spot) -> str:
    """A dotted arrow from where the person stood before."""
    if spot.was is None:
        return ""
    wx, wy = spot.was
    line = cut(tuple(reversed(_way_to(spot, spot.was, spot.trail))), 9, spot.reach + 4)
    vx, vy = way(*line[-2:])
    tx, ty = line[-1]
    head = (
        f"M{num(tx - vx * 7 - vy * 4.5)} {num(ty - vy * 7 + vx * 4.5)}L{num(tx)} {num(ty)}"
        f"L{num(tx - vx * 7 + vy * 4.5)} {num(ty - vy * 7 - vx * 4.5)}"
    )
    return (
        f'<circle class="was" cx="{num(wx)}" cy="{num(wy)}" r="8"/>'
        f'<path class="tr" d="{_along(line)}"/>'
        f'<path class="head" d="{head}"/>'
    )


def _under(spot: Spot) -> str:
    """The line of a wish that leads around the dots: under them, and under the names."""
    return _wish(spot) if spot.way else ""


def _over(spot: Spot) -> str:
    """The line of a wish for which there is no way around: over the dots in its way."""
    return "" if spot.way else _wish(spot)


def _wish(spot: Spot) -> str:
    """A whole line to where the client would like the person."""
    if spot.wish is None:
        return ""
    line = cut(_way_to(spot, spot.wish, spot.way), spot.reach + 2, 4)
    return f'<path class="wish" d="{_along(line)}"/>'


def _wish_head(spot: Spot) -> str:
    """A full head at the end of that line."""
    if spot.wish is None:
        return ""
    vx, vy = way(*_way_to(spot, spot.wish, spot.way)[-2:])
    tx, ty = spot.wish[0] + vx * 5, spot.wish[1] + vy * 5
    head = (
        f"M{num(tx)} {num(ty)}L{num(tx - vx * 10 - vy * 5)} {num(ty - vy * 10 + vx * 5)}"
        f"L{num(tx - vx * 10 + vy * 5)} {num(ty - vy * 10 - vx * 5)}z"
    )
    return f'<path class="wishhead" d="{head}"/>'


def _way_to(spot: Spot, end: Point, found: Way | None) -> Way:
    """From the middle of the dot; straight, where nothing leads around the others."""
    return found or ((spot.x, spot.y), end)


def _along(line: Way) -> str:
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in line)


def _dot(spot: Spot) -> str:
    x, y, r = spot.x, spot.y, spot.dot
    person = spot.person
    drawn = ""
    if person.is_relevant:
        drawn += f'<circle class="rel" cx="{num(x)}" cy="{num(y)}" r="{num(spot.reach - 1.5)}"/>'
    drawn += f'<circle class="o" cx="{num(x)}" cy="{num(y)}" r="{num(r)}"/>'
    if person.tone == "MIXED" and not person.is_lost:
        inner = r - 1
        path = f"M{num(x)} {num(y - inner)}a{num(inner)} {num(inner)} 0 0 0 0 {num(2 * inner)}z"
        drawn += f'<path class="half" d="{path}"/>'
    if person.has_died:
        drawn += f'<path class="cross" d="{_cross(spot)}"/>'
    return drawn


def _cross(spot: Spot) -> str:
    """Two strokes through the dot, as in a genogram; the initials stand over them."""
    arm = spot.reach * 0.7071
    x, y = spot.x, spot.y
    return (
        f"M{num(x - arm)} {num(y - arm)}L{num(x + arm)} {num(y + arm)}"
        f"M{num(x - arm)} {num(y + arm)}L{num(x + arm)} {num(y - arm)}"
    )


def _initials(spot: Spot, size: float) -> str:
    """As many as the dot can hold; a very small one holds none."""
    said = spot.person.initials.replace(".", "")[:2]
    while said and width_of(said, size) > 2 * spot.dot:
        said = said[:-1]
    if not said or spot.dot < SMALLEST_WITH_INITIALS:
        return ""
    return text(said, spot.x, spot.y + size * 0.35, css="in")


def _person(spot: Spot, sizes: Sizes, *, selected: str, has_names: bool) -> str:
    person = spot.person
    body = (
        f'<circle class="hit" fill="none" cx="{num(spot.x)}" cy="{num(spot.y)}" r="{num(spot.hit)}"/>'
        f'<circle class="sel" fill="none" cx="{num(spot.x)}" cy="{num(spot.y)}" r="{num(spot.reach + 5)}"/>'
        + _dot(spot)
        + _initials(spot, sizes.initials)
        + _words(spot, sizes)
    )
    who = person.name if has_names else person.initials
    label = ", ".join(filter(None, (who, person.words or person.relation)))
    css = f"nd {_tone(spot)}"
    if not person.url:
        return f'<g class="{css}"><title>{escape(label)}</title>{body}</g>'
    current = ' aria-current="true"' if person.id == selected else ""
    return (
        f'<a class="{css}" data-ring="{person.ring}" href="{escape(person.url)}"'
        f' data-person="{escape(person.id)}" aria-label="{escape(label)}"{current}>{body}</a>'
    )


def _words(spot: Spot, sizes: Sizes) -> str:
    label = spot.label
    if label is None:
        return ""
    y, drawn = label.box.top, ""
    if label.tie:
        (sx, sy), (ex, ey) = label.tie
        drawn = f'<path class="tie" d="M{num(sx)} {num(sy)}L{num(ex)} {num(ey)}"/>'
    if label.name:
        y += sizes.name_line
        drawn += text(label.name, label.x, y - 3, css="lb", anchor=label.anchor)
    if label.relation:
        y += sizes.relation_line
        drawn += text(label.relation, label.x, y - 3, css="lb2", anchor=label.anchor)
    return drawn
