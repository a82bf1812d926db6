"""The closeness circle: the people in a client's life, by how close they feel."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin

from ui.drawing.placing import (
    CX,
    CY,
    EDGES,
    HEIGHT,
    INNER,
    ME,
    NAME_LINE,
    RELATION_LINE,
    SECTOR_NAMES,
    WIDTH,
    Person,
    Spot,
    place,
    wedges,
)
from ui.drawing.svg import escape, num, picture, text

RING_NAMES = {1: "closest", 2: "close", 3: "further out", 4: "at the edge"}
TONES = {"SUPPORTIVE": "sup", "MIXED": "mix", "DIFFICULT": "hard"}
CORNERS = {
    "FAMILY": (14, 26, "start"),
    "FRIENDS": (WIDTH - 14, 26, "end"),
    "WORK": (WIDTH - 14, HEIGHT - 14, "end"),
    "COMMUNITY": (14, HEIGHT - 14, "start"),
}
HIT = 27
JAGS = 9


def closeness(
    people: Sequence[Person],
    *,
    selected: str = "",
    has_names: bool = True,
    is_small: bool = False,
    style: str = "",
) -> str:
    """The circle as SVG text.

    Each dot is a link where the person has a `url`, so that it works without scripts.
    `has_names` False leaves names out, everywhere in the drawing. `is_small` draws dots
    only, for an overview.
    """
    spots = place(people, has_names=has_names)
    pieces = ['<g aria-hidden="true">', *_ground(people, is_small=is_small)]
    pieces += [piece for spot in spots for piece in (_link(spot), _trail(spot))]
    pieces.append(f'<circle class="me" cx="{num(CX)}" cy="{num(CY)}" r="{num(ME)}"/>')
    pieces.append(text("Me", CX, CY + 5, css="met"))
    pieces.append("</g>")
    if is_small:
        pieces += [f'<g class="nd {_tone(spot)}">{_dot(spot)}</g>' for spot in spots]
    else:
        pieces += [
            _person(spot, selected=selected, has_names=has_names) for spot in spots
        ]
    count = len(people)
    said = (
        "nobody yet" if not count else "1 person" if count == 1 else f"{count} people"
    )
    is_linked = not is_small and any(person.url for person in people)
    return picture(
        "".join(pieces),
        css="circle-map mini" if is_small else "circle-map",
        width=WIDTH,
        height=HEIGHT,
        label=f"Closeness circle: {said}. {_by_ring(people)}".strip(),
        role="group" if is_linked else "img",
        style=style,
    )


def _by_ring(people: Sequence[Person]) -> str:
    names = {**RING_NAMES, 5: "outside"}
    counts = {ring: sum(person.ring == ring for person in people) for ring in names}
    said = ", ".join(
        f"{count} {names[ring]}" for ring, count in counts.items() if count
    )
    return f"{said}." if said else ""


def _ground(people: Sequence[Person], *, is_small: bool) -> list[str]:
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
    for ring, name in RING_NAMES.items():
        pieces.append(text(name, CX, CY + EDGES[ring] - 6, css="rl", anchor="middle"))
    if len(areas) > 1:
        for sector, name in SECTOR_NAMES.items():
            x, y, anchor = CORNERS[sector]
            pieces.append(text(name, x, y, css="sec", anchor=anchor))
    return pieces


def _tone(spot: Spot) -> str:
    return "lost" if spot.person.is_lost else TONES.get(spot.person.tone, "plain")


def _link(spot: Spot) -> str:
    """A line to the close, and a jagged one to whoever is difficult."""
    ux, uy = cos(spot.angle), sin(spot.angle)
    sx, sy = CX + (ME + 2) * ux, CY + (ME + 2) * uy
    ex, ey = spot.x - spot.dot * ux, spot.y - spot.dot * uy
    if spot.person.tone == "DIFFICULT" and not spot.person.is_lost:
        path = f"M{num(sx)} {num(sy)}"
        for step in range(1, JAGS):
            share, out = step / JAGS, 5 if step % 2 else -5
            x, y = sx + (ex - sx) * share - uy * out, sy + (ey - sy) * share + ux * out
            path += f"L{num(x)} {num(y)}"
        return f'<path class="lk hard" d="{path}L{num(ex)} {num(ey)}"/>'
    if spot.person.ring <= 2 and not spot.person.is_lost:
        return f'<path class="lk" d="M{num(sx)} {num(sy)}L{num(ex)} {num(ey)}"/>'
    return ""


def _trail(spot: Spot) -> str:
    """An arrow from where the person stood before."""
    was = spot.person.was_ring
    if was is None or was == spot.person.ring:
        return ""
    radius = (INNER[was] + EDGES[was]) / 2
    turn = spot.angle + 0.09
    wx, wy = CX + radius * cos(turn), CY + radius * sin(turn)
    dx, dy = spot.x - wx, spot.y - wy
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    vx, vy = dx / length, dy / length
    tx, ty = spot.x - vx * (spot.dot + 4), spot.y - vy * (spot.dot + 4)
    head = (
        f"M{num(tx - vx * 7 - vy * 4.5)} {num(ty - vy * 7 + vx * 4.5)}L{num(tx)} {num(ty)}"
        f"L{num(tx - vx * 7 + vy * 4.5)} {num(ty - vy * 7 - vx * 4.5)}"
    )
    return (
        f'<circle class="was" cx="{num(wx)}" cy="{num(wy)}" r="8"/>'
        f'<path class="tr" d="M{num(wx + vx * 9)} {num(wy + vy * 9)}L{num(tx)} {num(ty)}"/>'
        f'<path class="head" d="{head}"/>'
    )


def _dot(spot: Spot) -> str:
    x, y, r = spot.x, spot.y, spot.dot
    drawn = f'<circle class="o" cx="{num(x)}" cy="{num(y)}" r="{num(r)}"/>'
    if spot.person.tone == "MIXED" and not spot.person.is_lost:
        inner = r - 1
        path = f"M{num(x)} {num(y - inner)}a{num(inner)} {num(inner)} 0 0 0 0 {num(2 * inner)}z"
        drawn += f'<path class="half" d="{path}"/>'
    return drawn


def _person(spot: Spot, *, selected: str, has_names: bool) -> str:
    person = spot.person
    body = (
        f'<circle class="hit" fill="none" cx="{num(spot.x)}" cy="{num(spot.y)}" r="{HIT}"/>'
        f'<circle class="sel" fill="none" cx="{num(spot.x)}" cy="{num(spot.y)}" r="{num(spot.dot + 5)}"/>'
        + _dot(spot)
        + text(person.initials.replace(".", "")[:2], spot.x, spot.y + 4, css="in")
        + _words(spot)
    )
    who = person.name if has_names else person.initials
    label = ", ".join(filter(None, (who, person.words or person.relation)))
    css = f"nd {_tone(spot)}"
    if not person.url:
        return f'<g class="{css}"><title>{escape(label)}</title>{body}</g>'
    current = ' aria-current="true"' if person.id == selected else ""
    return (
        f'<a class="{css}" href="{escape(person.url)}" data-person="{escape(person.id)}"'
        f' aria-label="{escape(label)}"{current}>{body}</a>'
    )


def _words(spot: Spot) -> str:
    label = spot.label
    if label is None:
        return ""
    y = label.box.top
    drawn = ""
    if label.name:
        y += NAME_LINE
        drawn += text(label.name, label.x, y - 3, css="lb", anchor=label.anchor)
    if label.relation:
        drawn += text(
            label.relation,
            label.x,
            y + RELATION_LINE - 3,
            css="lb2",
            anchor=label.anchor,
        )
    return drawn
