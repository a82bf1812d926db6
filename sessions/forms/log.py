"""The log form as the page draws it: strips, grouped ticks, rows of the trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from measures.forms import Strip, strip_of
from protocols.risk import needs_full_entry
from protocols.techniques import GROUP_TITLES, Group
from sessions.forms.log_fields import LogFields
from sessions.forms.log_homework import (
    CopingRow,
    HomeworkRow,
    NextTaskRow,
    about_of,
    coping_rows,
    homework_rows,
    next_task_rows,
)
from sessions.queries.agenda import AgendaGroup
from sessions.queries.sheet import TECHNIQUES_FIRST, StripPlan
from sessions.typed import (
    CAME,
    FELT,
    GOALS,
    NEXT_TASK,
    PARTNER_RISK,
    PARTNER_RISK_QUICK,
    PEOPLE,
    RISK,
    RISK_QUICK,
    TRY_OUTS,
    WITHOUT_PERSON,
    item_name,
    keep_name,
    many,
    one,
    unconfirmed,
)
from ui.fields import Option, options


@dataclass(frozen=True, kw_only=True)
class StripRow:
    """One questionnaire, and what the record has of it for this day already.

    `keep` chooses between what the client sent and what is typed, once both are there.
    """

    strip: Strip
    plan: StripPlan
    keep: BoundField | None = None


@dataclass(frozen=True, kw_only=True)
class TraceRow:
    """`person` is None in the room and in a dream: the label of the field says which."""

    person: Any
    field: BoundField


@dataclass(frozen=True, kw_only=True)
class Chip:
    """Someone or something of the record that can be ticked."""

    of: Any
    tag: SafeString


@dataclass(frozen=True, kw_only=True)
class TryOutChip(Chip):
    """The next step of a worksheet, and behind a line more about the task it becomes."""

    about: list[BoundField]

    @property
    def is_about_open(self) -> bool:
        return any(field.value() or field.errors for field in self.about)


@dataclass(frozen=True, kw_only=True)
class Part:
    key: str
    title: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class AgendaOptions:
    """`is_folded`: below the rest, or lighter ticking; open where one is ticked."""

    title: str
    options: tuple[Option, ...]
    is_folded: bool
    is_ticked: bool


@dataclass(frozen=True, kw_only=True)
class TechniqueGroup:
    """Techniques of one kind, folded until one of them is ticked."""

    title: str
    options: tuple[Option, ...]
    is_used: bool


class LogForm(LogFields):
    """The log form with everything that its page shows."""

    @property
    def strips(self) -> list[StripRow]:
        """The cursor begins in the first box, as long as nothing is typed."""
        return [
            StripRow(
                strip=strip_of(
                    self,
                    plan.instrument,
                    last=plan.last.total if plan.last else None,
                    has_focus=(
                        index == 0 and not self.typed and not self.sheet.has_trace
                    ),
                ),
                plan=plan,
                keep=self._keep(plan),
            )
            for index, plan in enumerate(self.sheet.strips)
        ]

    def _keep(self, plan: StripPlan) -> BoundField | None:
        """Asked for where the client sent answers and others are typed."""
        name = keep_name(plan.key)
        if plan.own is None:
            return None
        items = range(1, len(plan.instrument.items) + 1)
        is_typed = any(one(self.typed, item_name(plan.key, n)) for n in items)
        return self[name] if is_typed or name in self.errors else None

    @property
    def agenda(self) -> list[AgendaOptions]:
        """Folded where it stands aside, and in DIT, where little is ticked."""
        found = iter(options(self["ticks"]))
        ticked = set(many(self.typed, "ticks"))
        return [
            AgendaOptions(
                title=group.title,
                options=tuple(next(found) for _ in group.items),
                is_folded=group.is_aside or self.sheet.has_trace,
                is_ticked=any(item.key in ticked for item in group.items),
            )
            for group in self._agenda_groups()
        ]

    def _agenda_groups(self) -> tuple[AgendaGroup, ...]:
        return self.sheet.agenda.groups

    @property
    def techniques_first(self) -> list[Option]:
        return options(self["techniques"])[:TECHNIQUES_FIRST]

    @property
    def techniques_rest(self) -> list[Option]:
        return options(self["techniques"])[TECHNIQUES_FIRST:]

    @property
    def is_rest_used(self) -> bool:
        """Whether one of the folded techniques is ticked."""
        rest = {one.key for one in self.sheet.techniques[TECHNIQUES_FIRST:]}
        return bool(rest.intersection(many(self.typed, "techniques")))

    @property
    def technique_groups(self) -> list[TechniqueGroup]:
        """In DIT by kind, folded: minimal ticking. In IPT there are none of these."""
        if not self.sheet.has_trace:
            return []
        by_kind: dict[Group, list[tuple[str, Option]]] = {}
        for one_of, option in zip(
            self.sheet.techniques, options(self["techniques"]), strict=True
        ):
            kind = by_kind.setdefault(one_of.group, [])
            kind.append((one_of.key, option))
        used = set(many(self.typed, "techniques"))
        return [
            TechniqueGroup(
                title=GROUP_TITLES[kind],
                options=tuple(option for _, option in found),
                is_used=any(key in used for key, _ in found),
            )
            for kind, found in by_kind.items()
        ]

    @property
    def is_homework_open(self) -> bool:
        """Folded in DIT until something is agreed, open or typed."""
        of_tasks = ("homework_", NEXT_TASK)
        typed = any(
            one(self.typed, name) for name in self.typed if name.startswith(of_tasks)
        )
        wrong = any(name.startswith(of_tasks) for name in self.errors)
        return bool(self.sheet.homework) or typed or wrong

    @property
    def homework(self) -> list[HomeworkRow]:
        return homework_rows(self, self.sheet)

    @property
    def next_tasks(self) -> list[NextTaskRow]:
        """The first row, and those that are begun."""
        rows = next_task_rows(self)
        return [row for row in rows if row.number == 1 or row.is_begun]

    @property
    def more_tasks(self) -> list[NextTaskRow]:
        """Rows for further tasks, folded."""
        return [row for row in next_task_rows(self)[1:] if not row.is_begun]

    @property
    def coping(self) -> list[CopingRow]:
        return coping_rows(self, self.sheet)

    @property
    def trace(self) -> list[TraceRow]:
        rows = [
            TraceRow(person=person, field=self[f"trace_{person.pk}"])
            for person in self.sheet.trace_people
        ]
        if self.sheet.has_trace:
            rows += [
                TraceRow(person=None, field=self[f"trace_{key}"])
                for key in WITHOUT_PERSON
            ]
        return rows

    @property
    def people_chips(self) -> list[Chip]:
        return _chips(self[PEOPLE], self.sheet.people)

    @property
    def goal_chips(self) -> list[Chip]:
        return _chips(self[GOALS], self.sheet.goals)

    @property
    def try_out_chips(self) -> list[TryOutChip]:
        return [
            TryOutChip(
                of=chip.of,
                tag=chip.tag,
                about=about_of(self, str(chip.of.worksheet_id)),
            )
            for chip in _chips(self[TRY_OUTS], self.sheet.try_outs)
        ]

    @property
    def are_people_open(self) -> bool:
        """Folded beside a trace, where a mark says it already, until one is ticked."""
        ticked = bool(many(self.typed, PEOPLE) or self[PEOPLE].errors)
        return ticked or not self.sheet.has_trace

    @property
    def parts(self) -> list[Part]:
        """The parts of the form, and whether there is anything in them yet."""
        typed, sheet = self.typed, self.sheet
        due = [plan for plan in sheet.strips if not plan.is_offered]
        are_in = [
            plan.is_recorded or one(typed, item_name(plan.key, 1)) for plan in due
        ]
        reason = one(typed, "measure_missed_reason")
        has_measures = all(are_in) or bool(reason)
        has_risk = one(typed, RISK_QUICK) or sheet.day.risks or not self.risk.is_blank
        note = Part(key="note", title="Note", is_done=bool(one(typed, "text")))
        found = [Part(key="attendance", title="Attendance", is_done=True)]
        if sheet.has_trace:
            done = any(one(typed, name) for name in typed if name.startswith("trace_"))
            found += [Part(key="trace", title="Trace", is_done=done), note]
        found += [
            Part(key="measures", title="Measures", is_done=has_measures),
            Part(key="risk", title="Risk", is_done=bool(has_risk)),
        ]
        if sheet.agenda.items or sheet.tasks:
            done = bool(many(typed, "ticks") or many(typed, "finished_tasks"))
            found.append(Part(key="agenda", title="Agenda", is_done=done))
        if sheet.techniques:
            done = bool(many(typed, "techniques"))
            found.append(Part(key="techniques", title="Techniques", is_done=done))
        if sheet.people or sheet.goals:
            done = bool(many(typed, PEOPLE) or many(typed, GOALS))
            found.append(Part(key="people", title="People and goals", is_done=done))
        if sheet.has_ending:
            done = bool(many(typed, FELT) or one(typed, "felt_words"))
            found.append(Part(key="ending", title="The ending", is_done=done))
        if not sheet.line.is_follow_up:
            done = bool(self.next_tasks[0].task.value() or many(typed, TRY_OUTS))
            found.append(Part(key="homework", title="Task", is_done=done))
        if sheet.coping:
            done = any(row.helped.value() for row in self.coping)
            found.append(Part(key="coping", title="Staying well", is_done=done))
        return found if sheet.has_trace else [*found, note]

    @property
    def is_gate_open(self) -> bool:
        """Whether the box for the reason is shown before signing was tried."""
        is_typed = bool(one(self.typed, "gate_reason"))
        return bool(self.sheet.unexplained) and (
            is_typed or (self.is_bound and self.has_error("gate_reason"))
        )

    @property
    def is_item9_raised(self) -> bool:
        return needs_full_entry(self.item9)

    @property
    def item9_before(self) -> str:
        """ "It was 0 at session 8." """
        if not self.sheet.item9_history:
            return ""
        number, before = self.sheet.item9_history[-1]
        return f"It was {before} at session {number}."

    @property
    def is_risk_urgent(self) -> bool:
        """The one hard stop, as far as it shows."""
        return bool(self.is_item9_raised or self.risk.errors) and not self._is_full

    @property
    def _is_full(self) -> bool:
        said = one(self.typed, f"{RISK}-said")
        return self.sheet.day.has_full_risk or bool(said and not self.risk.errors)

    @property
    def inherited(self) -> tuple[str, ...]:
        """Fields that were filled from last time."""
        return many(self.typed, "inherited")

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        return unconfirmed(self.typed, self.sheet.inherited)

    @property
    def confirmed(self) -> tuple[str, ...]:
        return many(self.typed, "confirmed")

    @property
    def partner_press(self) -> BoundField:
        return self[PARTNER_RISK_QUICK]

    @property
    def came(self) -> BoundField | None:
        """Who of a couple came; None where one person comes."""
        return self[CAME] if CAME in self.fields else None

    @property
    def is_partner_risk_open(self) -> bool:
        """Whether the partner's own entry stands open."""
        form = self.partner_risk
        if form is None:
            return False
        is_written = any(
            many(self.typed, f"{PARTNER_RISK}-{name}") for name in form.fields
        )
        return is_written or form.needs_full or bool(form.errors)

    @property
    def is_risk_open(self) -> bool:
        """Whether the entry's own fields stand open."""
        is_written = any(
            many(self.typed, f"{RISK}-{name}") for name in self.risk.fields
        )
        return is_written or self.risk.needs_full or bool(self.risk.errors)


def _chips(field: BoundField, found: Iterable[Any]) -> list[Chip]:
    """The choices of a field with what each stands for."""
    return [
        Chip(of=one, tag=option.tag)
        for one, option in zip(found, options(field), strict=True)
    ]
