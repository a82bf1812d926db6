"""The tags and filters of every template: `{% load ui %}`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ui import drawing, fields, words
from ui.direction import isolated

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A glyph of `templates/_icons.html`. Decoration: the word stands beside it."""
    return format_html(
        '<svg class="ic" aria-hidden="true"><use href="#i-{}"/></svg>', name
    )


@register.simple_tag(takes_context=True)
def name(context: template.Context, someone: Any, part: str = "") -> str:
    """The only way to print a client's name, or that of someone in their life.

    Takes anyone with `initials` and a `display_name` or `name`. Prints initials while names
    are hidden, and also where nothing says that they may be shown. `part` "first" or "full"
    takes `first_name` or `full_name`. A name from right to left does not turn its neighbours.
    """
    if context.get("names_hidden", True):
        return str(someone.initials)
    if part:
        return isolated(str(getattr(someone, f"{part}_name")))
    return isolated(str(getattr(someone, "display_name", None) or someone.name))


@register.simple_tag(takes_context=True)
def relation(context: template.Context, person: Any, text: str = "") -> str:
    """What someone is to the client; `text` is a sentence that says it among other things.

    "Mr Lund and the others" is a relation, too: while names are hidden, so is that name.
    """
    word = str(getattr(person, "relationship", "") or getattr(person, "relation", ""))
    said = text or word
    if word and context.get("names_hidden", True):
        return said.replace(word, words.without_names(word))
    return said


@register.simple_block_tag(takes_context=True)
def closed(context: template.Context, content: str, of: str = "") -> SafeString:
    """Free text of the record, closed behind "Show text" while names are hidden.

    No rule can make it safe. `of` says which one, for those who hear the page.
    """
    if not content.strip() or not context.get("names_hidden", True):
        return mark_safe(content)  # noqa: S308 - rendered by the template around it
    return format_html(
        '<details class="closed"><summary class="meta">Show text{}</summary>{}</details>',
        format_html('<span class="sr"> of {}</span>', of) if of else "",
        mark_safe(content),  # noqa: S308 - the same
    )


@register.simple_tag(takes_context=True)
def born(context: template.Context, someone: Any) -> str:
    """14-Mar-1979 (47y), or only 47y while names are hidden."""
    years = words.age(someone.born_on, today=timezone.localdate())
    if context.get("names_hidden", True):
        return f"{years}y"
    return f"{words.document_day(someone.born_on)} ({years}y)"


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return (
            timezone.localtime(value).date()
            if timezone.is_aware(value)
            else value.date()
        )
    return value


@register.filter
def day(value: date | datetime | None) -> str:
    """Monday 23 November."""
    return words.long_day(_day(value)) if value else ""


@register.filter
def is_over(value: date | None) -> bool:
    """Whether the day lies before today; a day that is not known does not."""
    return value is not None and value < timezone.localdate()


@register.filter
def short_day(value: date | datetime | None) -> str:
    """23 Nov, with the year when it is not this one."""
    return words.short_day(_day(value), today=timezone.localdate()) if value else ""


@register.filter
def doc_day(value: date | datetime | None) -> str:
    """14-Mar-1979."""
    return words.document_day(_day(value)) if value else ""


@register.filter
def again(days: int) -> str:
    """ "again after 7 days": for a score within the time that the one before asks about."""
    return words.again_after(days)


@register.filter
def clock(value: datetime | time | None) -> str:
    """14:05, in the practice's own time."""
    if not value:
        return ""
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = timezone.localtime(value)
    return words.clock(value)


@register.filter
def plain_number(number: Decimal | int) -> str:
    """A number without the noughts that follow its last figure."""
    return words.plain_number(number)


@register.filter
def change_words(points: int | None, reliable: int | None = None) -> str:
    """7 lower: reliable change."""
    return "" if points is None else words.change(points, reliable=reliable)


@register.inclusion_tag("components/delta.html")
def delta(points: int | None, since: str = "") -> dict[str, Any]:
    """An arrow and a number; lower is better. `since` names what it is compared with."""
    kind = (
        ""
        if points is None
        else "same"
        if points == 0
        else "better"
        if points < 0
        else "worse"
    )
    return {
        "kind": kind,
        "points": abs(points or 0),
        "words": change_words(points),
        "since": since,
    }


@register.filter
def shape(field: BoundField) -> str:
    return fields.shape(field)


@register.filter
def options(field: BoundField) -> list[fields.Option]:
    return fields.options(field)


@register.filter
def control(field: BoundField) -> SafeString:
    return fields.control(field)


@register.filter
def anchor(field: BoundField) -> str:
    return fields.anchor(field)


@register.simple_tag(takes_context=True)
def failed_forms(context: template.Context) -> list[BaseForm]:
    """The bound forms of a page that came back with errors.

    Reads `forms` (a list) where a page has several, else `form`.
    """
    found = context.get("forms") or [context.get("form")]
    return [form for form in found if isinstance(form, BaseForm) and form.errors]


@register.simple_tag
def described_by(field: BoundField) -> SafeString:
    """The aria-describedby of a fieldset, tied to its hint and its error."""
    ids = field.aria_describedby
    return format_html(' aria-describedby="{}"', ids) if ids else mark_safe("")


# Drawings: safe, because ui.drawing escapes every word it is given.


@register.simple_tag
def outcome_chart(course: drawing.Course, size: str = "l") -> SafeString:
    """The outcome chart at one width. `components/chart.html` has all that goes with it."""
    return mark_safe(drawing.outcome(course, size))  # noqa: S308


@register.simple_tag
def outcome_by_dates(course: drawing.Course, size: str = "l") -> SafeString:
    """The outcome chart over an axis of dates, at one width."""
    drawn = drawing.outcome_by_dates(course, size, today=timezone.localdate())
    return mark_safe(drawn)  # noqa: S308


@register.simple_tag
def spark(
    scores: Sequence[int | None],
    scale: drawing.Scale,
    planned: int,
    is_worse: bool = False,
) -> SafeString:
    """A questionnaire by session, the size of a word."""
    line = drawing.sparkline(scores, scale, planned=planned, is_worse=is_worse)
    return mark_safe(line)  # noqa: S308


@register.simple_tag
def trend(ratings: Sequence[int | None]) -> SafeString:
    """A goal's ratings, 0 to 10."""
    return mark_safe(drawing.trend(ratings))  # noqa: S308


def _unnamed(person: drawing.Person) -> drawing.Person:
    """With initials where a name stands in the relation."""
    said = words.without_names(person.relation)
    spoken = person.words
    if person.relation:
        spoken = spoken.replace(person.relation, said)
    return replace(person, relation=said, words=spoken)


@register.simple_tag
def goal_chart(rated: drawing.Rated) -> SafeString:
    """A goal's ratings by day. The page has the same numbers in a table."""
    return mark_safe(drawing.goal_chart(rated, today=timezone.localdate()))  # noqa: S308


@register.simple_tag(takes_context=True)
def circle(
    context: template.Context,
    people: Sequence[drawing.Person],
    selected: str = "",
    variant: str = "",
    among: Sequence[drawing.Person] = (),
) -> SafeString:
    """The closeness circle. Names stay out of it while they are hidden. Variant "mini",
    or "beside" for one of two that share a page.

    `among` are all who stand in this circle or in one beside it.
    """
    is_hidden = context.get("names_hidden", True)
    drawn = drawing.closeness(
        [_unnamed(person) for person in people] if is_hidden else people,
        selected=str(selected),
        has_names=not is_hidden,
        is_small=variant == "mini",
        is_beside_another=variant == "beside",
        among=among,
    )
    return mark_safe(drawn)  # noqa: S308


@register.simple_tag(takes_context=True)
def life_line(
    context: template.Context, life: drawing.Life, size: str = "l"
) -> SafeString:
    """The timeline at one width, or for "paper". What was written stays out of it while names
    are hidden."""
    if context.get("names_hidden", True):
        life = life.with_kinds_only()
    drawn = (
        drawing.timeline_on_paper(life)
        if size == "paper"
        else drawing.timeline(life, size)
    )
    return mark_safe(drawn)  # noqa: S308


@register.simple_tag
def ipaf(focus: drawing.Focus, variant: str = "") -> SafeString:
    """The interpersonal affective focus as a figure. Variant "tall" for narrow places."""
    draw = drawing.ipaf_tall if variant == "tall" else drawing.ipaf
    return mark_safe(draw(focus))  # noqa: S308


@register.simple_tag
def functioning_chart(areas: Sequence[drawing.Area]) -> SafeString:
    """Seven areas of life, start against now."""
    return mark_safe(drawing.functioning(areas))  # noqa: S308
