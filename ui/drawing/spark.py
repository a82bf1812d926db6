"""Word-sized lines: a questionnaire by session, a goal's ratings."""

from __future__ import annotations

from ui.drawing.course import Scale
from ui.drawing.svg import Gaps, line, num, picture, runs

WIDTH, HEIGHT = 96, 30
TREND_WIDTH, TREND_HEIGHT = 84, 32


def sparkline(
    scores: Gaps, scale: Scale, *, planned: int, is_worse: bool = False
) -> str:
    """Scores so far on the scale's whole range, the area above the cut-off shaded.

    The range and the width of the plan are fixed, so that a column of sparklines compares.
    The first place is the assessment.
    """
    places = max(planned, len(scores) - 1, 1)

    def x(place: int) -> float:
        return 3 + (WIDTH - 6) * place / places

    def y(score: float) -> float:
        return HEIGHT - 2 - (HEIGHT - 4) * score / scale.maximum

    pieces = []
    if scale.cutoff is not None:
        shade = y(scale.cutoff - 0.5) - y(scale.maximum)
        pieces.append(
            f'<rect class="z" width="{WIDTH}" y="{num(y(scale.maximum))}" height="{num(shade)}"/>'
        )
    done = [(at, score) for at, score in enumerate(scores) if score is not None]
    if done:
        path = "".join(
            line([(x(at), y(score)) for at, score in run]) for run in runs(scores)
        )
        at, score = done[-1]
        css = ' class="w"' if is_worse else ""
        pieces.append(f'<path d="{path}"/>')
        pieces.append(f'<circle{css} cx="{num(x(at))}" cy="{num(y(score))}" r="2.8"/>')
        label = f"{scale.title} " + ", ".join(str(score) for _, score in done)
    else:
        label = f"No {scale.title} yet"
    return picture("".join(pieces), css="sp", width=WIDTH, height=HEIGHT, label=label)


def trend(ratings: Gaps, *, maximum: int = 10) -> str:
    """A goal's ratings in the order they were given; the latest is filled."""
    done = [rating for rating in ratings if rating is not None]
    span = max(1, len(done) - 1)
    points = [
        (
            8 + (TREND_WIDTH - 26) * at / span,
            TREND_HEIGHT - 5 - (TREND_HEIGHT - 10) * rating / maximum,
        )
        for at, rating in enumerate(done)
    ]
    foot = TREND_HEIGHT - 5
    pieces = [f'<path class="base" d="M8 {foot}H{TREND_WIDTH - 18}"/>']
    if len(points) > 1:
        pieces.append(f'<path d="{line(points)}"/>')
    for at, (x, y) in enumerate(points):
        css = ' class="last"' if at == len(points) - 1 else ""
        pieces.append(f'<circle{css} cx="{num(x)}" cy="{num(y)}" r="2.6"/>')
    label = (
        f"Ratings out of {maximum}: " + ", ".join(map(str, done))
        if done
        else "Not rated yet"
    )
    return picture(
        "".join(pieces),
        css="trend",
        width=TREND_WIDTH,
        height=TREND_HEIGHT,
        label=label,
    )
