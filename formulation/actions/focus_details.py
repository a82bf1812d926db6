"""What each of the four areas asks about, written as the work goes on.

Fields after Weissman, Markowitz & Klerman 2018 and Klerman, Weissman, Rounsaville &
Chevron 1984. Everything may stay empty, except what an agreed focus rests on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from formulation.actions.focus_rules import (
    PersonOfAnotherCase,
    check_named_roles,
    check_open,
)
from formulation.actions.loneliness import rate_loneliness
from formulation.actions.people_rules import check_present
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.models import (
    DETAIL_OF,
    DeficitsDetail,
    FocusArea,
    FocusDetail,
    InventoryPerson,
    RoleTransitionDetail,
)
from protocols import focus_areas

# Fields that hold keys, with the keys that they may hold.
KEYS_OF: Mapping[str, Collection[str]] = {
    "mourning_signs": {one.key for one in focus_areas.MOURNING_SIGNS},
    "issues": {one.key for one in focus_areas.ISSUES},
    "sensitivities": {one.key for one in focus_areas.SENSITIVITIES},
    "nature": set(RoleTransitionDetail.Nature.values),
}
PEOPLE_FIELDS = ("also_grieving", "same_with")


class ChoiceUnknown(RuleBroken):
    sentence = "Choose from the list"


@transaction.atomic
def write_details(
    *,
    focus_area: FocusArea,
    by: User,
    at: datetime | None = None,
    loneliness: int | None = None,
    lonely_on: date | None = None,
    **details: Any,
) -> FocusDetail:
    """Write some or all of what the area of this focus asks about; the rest stays.

    `loneliness`, of the fourth area alone, becomes one more rating of the day `lonely_on`.
    `details` are fields of the record of its area; a field of another area is a TypeError.
    Lists of keys are checked against the content, people against the inventory. The log
    keeps the names of the fields that changed. Raises FocusEnded, ChoiceUnknown,
    PersonOfAnotherCase, PersonRemoved, or OldRoleMissing and NewRoleMissing where an
    agreed change of role would lose its names. And what `rate_loneliness` raises.
    """
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    record = _record_of(focus_area)
    people = _people(record, details, focus_area)
    changed = _fill(record, details)
    if isinstance(record, RoleTransitionDetail) and focus_area.is_agreed:
        check_named_roles(record)
    record.recorded_at = moment_of(at)
    record.author = by
    record.full_clean()
    record.save()
    changed += _set_people(record, people)
    if loneliness is not None:
        if not isinstance(record, DeficitsDetail):
            raise TypeError("This focus area does not ask about loneliness.")
        rate_loneliness(
            case=focus_area.case, by=by, value=loneliness, rated_on=lonely_on, at=at
        )
    if changed:
        audit.log(
            by=by,
            verb="focus.details_written",
            record=focus_area,
            case=focus_area.case,
            at=at,
            detail={"fields": sorted(changed)},
        )
    return record


def _record_of(focus_area: FocusArea) -> FocusDetail:
    model = DETAIL_OF[focus_area.area]
    found = model.objects.filter(focus_area=focus_area).first()
    return found or model(focus_area=focus_area, case=focus_area.case)


def _fill(record: FocusDetail, details: Mapping[str, Any]) -> list[str]:
    """Set the plain fields, trimmed, and name those that changed."""
    changed = []
    known = {field.name for field in record._meta.get_fields()}
    for name, value in details.items():
        if name not in known - {"id", "case", "focus_area", "author", "recorded_at"}:
            raise TypeError(f"This focus area has no field {name!r}.")
        if name in PEOPLE_FIELDS:
            continue
        if name in KEYS_OF and not set(value) <= set(KEYS_OF[name]):
            raise ChoiceUnknown(field=name)
        typed = value.strip() if isinstance(value, str) else value
        if getattr(record, name) != typed:
            setattr(record, name, typed)
            changed.append(name)
    return changed


def _people(
    record: FocusDetail, details: Mapping[str, Any], focus_area: FocusArea
) -> dict[str, list[InventoryPerson]]:
    """The people named, by field: all of this case, none taken out since."""
    found: dict[str, list[InventoryPerson]] = {}
    for name in PEOPLE_FIELDS:
        if name in details and hasattr(type(record), name):
            found[name] = list(details[name])
    for name, people in found.items():
        already = _already(record, name)
        for person in people:
            if person.case_id != focus_area.case_id:
                raise PersonOfAnotherCase(field=name)
            if person.pk not in already:
                check_present(person)
    return found


def _already(record: FocusDetail, name: str) -> set[Any]:
    """Whom the record names now, also someone who was taken out of the circle later."""
    if record._state.adding:
        return set()
    return {person.pk for person in getattr(record, name).all()}


def _set_people(
    record: FocusDetail, people: Mapping[str, Iterable[InventoryPerson]]
) -> list[str]:
    changed = []
    for name, named in people.items():
        if _already(record, name) != {person.pk for person in named}:
            getattr(record, name).set(named)
            changed.append(name)
    return changed
