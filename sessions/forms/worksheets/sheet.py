"""A worksheet as a form, built from protocols.worksheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from cases.forms import fields as house
from cases.models import Case
from formulation.forms import WhoField
from formulation.models import InventoryPerson
from protocols.worksheets import Field, Kind, Lack, Rows, Section, WorksheetKind
from sessions.forms.worksheets import fields
from sessions.forms.worksheets.rows import (
    Step,
    cell_name,
    ids_in,
    ids_stored,
    rearranged,
    step_of,
)
from sessions.models import TherapySession, Worksheet
from sessions.queries.course import Course
from ui.words import long_day

CLIENT, OTHER = "CLIENT", "OTHER"
PICK_MOST = 60
WHOLE = "whole"
SESSIONS_TO_COME = 2


class SessionField(forms.ModelChoiceField[TherapySession]):
    """One of the sessions that were held, or the ones to come first."""

    def __init__(self, course: Course) -> None:
        to_come = [line for line in course.sessions if line.is_open][:SESSIONS_TO_COME]
        held = [line for line in course.sessions if line.is_signed]
        self.titles = {
            line.session_id: f"{line.title}, {long_day(line.on)}"
            for line in (*reversed(to_come), *reversed(held))
        }
        super().__init__(
            queryset=TherapySession.objects.filter(pk__in=list(self.titles)).in_order(),
            label="Session",
            required=False,
            empty_label="No session",
            error_messages={"invalid_choice": "Choose a session of this case"},
        )

    def clean(self, value: Any) -> TherapySession | None:
        """The one chosen. Something that is no id at all gets the same sentence."""
        try:
            chosen: TherapySession | None = super().clean(value)
        except forms.ValidationError:
            raise forms.ValidationError(self.error_messages["invalid_choice"]) from None
        return chosen

    def label_from_instance(self, obj: TherapySession) -> str:
        return self.titles[obj.pk]


class AboutForm(forms.Form):
    """With whom, and in which session."""

    def __init__(
        self,
        *args: Any,
        case: Case,
        course: Course,
        kind: WorksheetKind,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.course, self.kind = case, course, kind
        self._offer_about()
        self.helper = house.bare_helper()

    def _offer_about(self, named: InventoryPerson | None = None) -> None:
        """Whom the sheet names already stays a choice, also once taken out since."""
        if self.kind.person:
            who = WhoField(self.kind.person)
            everyone = InventoryPerson.objects.filter(case=self.case)
            kept = everyone.filter(pk__in=[named.pk] if named else [])
            who.queryset = (everyone.present() | kept).by_name()
            self.fields["person"] = who
        self.fields["therapy_session"] = SessionField(self.course)

    def about(self) -> dict[str, Any]:
        """What `start_worksheet` and `save_worksheet` take beside the answers."""
        return {
            "person": self.cleaned_data.get("person"),
            "therapy_session": self.cleaned_data.get("therapy_session"),
        }


@dataclass(frozen=True, kw_only=True)
class RowShown:
    """One row of the form with its fields, and where it stands."""

    row_id: int
    place: int
    cells: tuple[BoundField, ...]
    is_first: bool
    is_last: bool


@dataclass(frozen=True, kw_only=True)
class RowsShown:
    rows: Rows
    shown: tuple[RowShown, ...]
    problem: str

    @property
    def can_add(self) -> bool:
        return len(self.shown) < self.rows.most


@dataclass(frozen=True, kw_only=True)
class SectionShown:
    """`parts` pairs what is drawn with whether it is rows."""

    section: Section
    parts: tuple[tuple[bool, Any], ...]
    # Written later, and folded until then; whether anything of it is there already.
    is_later: bool
    is_begun: bool


class WorksheetForm(AboutForm):
    """The questions that may be answered now. None is required: a draft may lack any.

    A finished sheet asks for what came of it alone.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, data: QueryDict | None = None, *, sheet: Worksheet, **kwargs: Any
    ) -> None:
        self.sheet = sheet
        self.stored: Mapping[str, Any] = sheet.answers
        # A page that was open when the sheet was finished elsewhere is read whole.
        self.is_whole = not sheet.is_finished or bool(data and WHOLE in data)
        self.asked = [
            section
            for section in kwargs["kind"].sections
            if section.is_afterwards or self.is_whole
        ]
        self.row_problems: dict[str, str] = {}
        super().__init__(data, **kwargs)
        self.row_ids = {
            rows.key: ids_in(data, rows) if data else ids_stored(self.stored, rows)
            for section in self.asked
            for rows in section.rows
        }
        self._ask()

    def _offer_about(self, named: InventoryPerson | None = None) -> None:
        if self.is_whole:
            super()._offer_about(self.sheet.person)

    def about(self) -> dict[str, Any]:
        """As it stands, where it is not asked or was not typed rightly."""
        standing = {
            "person": self.sheet.person,
            "therapy_session": self.sheet.therapy_session,
        }
        return {
            name: self.cleaned_data.get(name, before)
            for name, before in standing.items()
        }

    # What is asked

    def _ask(self) -> None:
        self.initial.update(
            version=self.sheet.version,
            person=self.sheet.person_id,
            therapy_session=self.sheet.therapy_session_id,
        )
        for section in self.asked:
            for part in section.parts:
                if isinstance(part, Rows):
                    self._ask_rows(part)
                else:
                    self.fields[part.key] = fields.single(part, self._pickable(part))
                    self.initial[part.key] = fields.shown(
                        part, self.stored.get(part.key)
                    )

    def _ask_rows(self, rows: Rows) -> None:
        standing = {int(row["id"]): row for row in self.stored.get(rows.key) or []}
        for place, row_id in enumerate(self.row_ids[rows.key]):
            row = standing.get(row_id, {})
            for one in rows.fields:
                name = cell_name(rows, row_id, one.key)
                self.fields[name] = fields.cell(one)
                before = row.get(one.key)
                if one.kind == Kind.WHO and not before:
                    before = OTHER if place % 2 else CLIENT
                self.initial[name] = fields.shown(one, before)

    def _pickable(self, one: Field) -> list[tuple[str, str]]:
        """Rows by their place and first words."""
        if one.kind != Kind.ROW:
            return []
        rows = next(rows for rows in self.kind.rows if rows.key == one.of)
        standing = {str(row["id"]): row for row in self.stored.get(rows.key) or []}
        words = rows.fields[0] if rows.fields[0].kind != Kind.WHO else rows.fields[1]
        return [
            (
                str(row_id),
                self._pick_words(rows, words, place, standing.get(str(row_id))),
            )
            for place, row_id in enumerate(self.row_ids[rows.key], start=1)
        ]

    def _pick_words(
        self, rows: Rows, words: Field, place: int, row: Mapping[str, Any] | None
    ) -> str:
        title = f"{rows.one.capitalize()} {place}"
        said = str((row or {}).get(words.key) or "")
        if not said:
            return title
        short = said if len(said) <= PICK_MOST else f"{said[:PICK_MOST]}…"
        return f"{title}: {short}"

    # How it is drawn

    @property
    def sections(self) -> Iterator[SectionShown]:
        for section in self.asked:
            yield SectionShown(
                section=section,
                parts=tuple(
                    (True, self._rows_shown(part))
                    if isinstance(part, Rows)
                    else (False, self[part.key])
                    for part in section.parts
                ),
                is_later=section.is_afterwards and self.is_whole,
                is_begun=self._is_begun(section),
            )

    def _is_begun(self, section: Section) -> bool:
        keys = [one.key for one in section.fields]
        return any(self[key].value() or self.has_error(key) for key in keys)

    def _rows_shown(self, rows: Rows) -> RowsShown:
        ids = self.row_ids[rows.key]
        return RowsShown(
            rows=rows,
            problem=self.row_problems.get(rows.key, ""),
            shown=tuple(
                RowShown(
                    row_id=row_id,
                    place=place,
                    cells=tuple(
                        self[cell_name(rows, row_id, one.key)] for one in rows.fields
                    ),
                    is_first=place == 1,
                    is_last=place == len(ids),
                )
                for place, row_id in enumerate(ids, start=1)
            ),
        )

    # What was typed

    def answers(self) -> dict[str, Any]:
        """The valid answers, without blanks where nothing stood before."""
        found: dict[str, Any] = {}
        for section in self.asked:
            for part in section.parts:
                if isinstance(part, Rows):
                    found[part.key] = self._row_answers(part)
                else:
                    before = self.stored.get(part.key)
                    found[part.key] = fields.given(self.cleaned_data, part.key, before)
        return {
            key: value
            for key, value in found.items()
            if key in self.stored or value not in ("", None, [])
        }

    def _row_answers(self, rows: Rows) -> list[dict[str, Any]]:
        standing = {int(row["id"]): row for row in self.stored.get(rows.key) or []}
        return [
            {
                "id": row_id,
                **{
                    one.key: fields.given(
                        self.cleaned_data,
                        cell_name(rows, row_id, one.key),
                        standing.get(row_id, {}).get(one.key),
                    )
                    for one in rows.fields
                },
            }
            for row_id in self.row_ids[rows.key]
        ]

    def add_lacks(self, lacks: Iterable[Lack]) -> None:
        """What keeps it from being finished, at its place. Only after `is_valid`."""
        by_key = {rows.key: rows for rows in self.kind.rows}
        for lack in lacks:
            if lack.row is not None:
                name = cell_name(by_key[lack.field], lack.row, lack.cell)
                self.add_error(name, lack.sentence)
            elif lack.field in by_key:
                self.row_problems[lack.field] = lack.sentence
                self.add_error(None, lack.sentence)
            else:
                self.add_error(lack.field, lack.sentence)


def with_rows_moved(
    data: QueryDict, kind: WorksheetKind
) -> tuple[QueryDict, Step | None, str]:
    """The form as typed with its rows as a button asked, and the field to go to next."""
    step = step_of(data, kind)
    if step is None:
        return data, None, ""
    moved, target = rearranged(data, step)
    for one in kind.fields:
        # What was picked and is gone is picked no more.
        is_gone = moved.get(one.key) not in moved.getlist(step.rows.key)
        if one.of == step.rows.key and is_gone:
            moved[one.key] = ""
    return moved, step, target


def on_version(data: QueryDict, version: int) -> QueryDict:
    """The same form, to be saved on top of what stands now."""
    again = data.copy()
    again["version"] = str(version)
    return again
