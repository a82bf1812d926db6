"""What the work is about, in one line and in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.queries import practice
from cases.models import Case
from formulation.models import FocusArea, FocusStage, Ipaf
from protocols import focus_areas, protocol
from protocols.base import FocusKind
from protocols.focus_areas import FocusKey


@dataclass(frozen=True, kw_only=True)
class FocusCard:
    """A focus with the area it belongs to and the stages it went through."""

    focus: FocusArea
    area: focus_areas.FocusArea
    title: str
    stages: tuple[FocusStage, ...]

    @property
    def stage(self) -> focus_areas.Stage | None:
        return self.area.stage(self.focus.stage) if self.focus.stage else None

    @property
    def history(self) -> list[tuple[FocusStage, str]]:
        """Stages with their titles, latest first."""
        return [(reached, self._title_of(reached.stage)) for reached in self.stages]

    def _title_of(self, key: str) -> str:
        """A stage of this area, or of the one that it was before it was reworked."""
        known = (self.area, *focus_areas.FOCUS_AREAS)
        titles = (one.title for area in known for one in area.stages if one.key == key)
        return next(titles, key)


@dataclass(frozen=True, kw_only=True)
class FocusBoard:
    """All that the focus page shows. `past` holds ended ones, latest first."""

    primary: FocusCard | None
    secondary: FocusCard | None
    past: tuple[FocusCard, ...]

    @property
    def current(self) -> list[FocusCard]:
        return [card for card in (self.primary, self.secondary) if card]


@dataclass(frozen=True, kw_only=True)
class FocusBrief:
    """A case's focus in a few words, for tables. `words` are the client's own."""

    line: str
    words: str
    is_agreed: bool
    agreed_on: date | None
    area: str = ""


NO_FOCUS = FocusBrief(line="", words="", is_agreed=False, agreed_on=None)


def focus_kind_of(case: Case) -> FocusKind | None:
    """One of four areas (IPT), one pattern (DIT), or None while undecided."""
    return protocol(case.protocol_key).focus_kind if case.protocol_key else None


def has_earlier_focus(case: Case) -> bool:
    """Whether there is a focus of the other model, from before the model changed."""
    kind = focus_kind_of(case)
    if kind is None:
        return False
    if kind == FocusKind.IPAF:
        return FocusArea.objects.filter(case=case).exists()
    return Ipaf.objects.filter(case=case).exists()


def current_focus(case: Case) -> FocusArea | None:
    """The primary focus, agreed or not. None in a DIT case and before the decision."""
    return current_focuses([case]).get(case.pk)


def current_focuses(cases: Iterable[Case]) -> dict[UUID, FocusArea]:
    """The primary focus of each case that has one. One query at most."""
    asked = [one for one in cases if focus_kind_of(one) == FocusKind.FOCUS_AREA]
    if not asked:
        return {}
    found = (
        FocusArea.objects.current()
        .filter(case__in=asked, rank=FocusArea.Rank.PRIMARY)
        .select_related("person")
    )
    return {focus.case_id: focus for focus in found}


def focus_line(case: Case) -> str:
    """Short words for a header: "role transition", "IPAF 2, not shared yet", or empty."""
    return focus_briefs([case])[case.pk].line


def focus_briefs(cases: Iterable[Case]) -> dict[UUID, FocusBrief]:
    """The focus of each case, by its id. At most three queries, however many cases."""
    cases = list(cases)
    by_kind: dict[FocusKind | None, list[Case]] = {}
    for case in cases:
        by_kind.setdefault(focus_kind_of(case), []).append(case)
    found = {case.pk: NO_FOCUS for case in cases}
    found.update(_area_briefs(by_kind.get(FocusKind.FOCUS_AREA, [])))
    found.update(_ipaf_briefs(by_kind.get(FocusKind.IPAF, [])))
    return found


def focus_board(case: Case) -> FocusBoard:
    """Primary, secondary and past focus areas with their stages. Two queries."""
    found = (
        FocusArea.objects.filter(case=case)
        .select_related("person")
        .prefetch_related("stages")
        .order_by("-started_on", "-recorded_at")
    )
    cards = [_card(focus) for focus in found]
    is_ipt = focus_kind_of(case) == FocusKind.FOCUS_AREA
    current = [c for c in cards if is_ipt and c.focus.ended_on is None]
    by_rank = {card.focus.rank: card for card in current}
    return FocusBoard(
        primary=by_rank.get(FocusArea.Rank.PRIMARY),
        secondary=by_rank.get(FocusArea.Rank.SECONDARY),
        past=tuple(card for card in cards if card not in current),
    )


def focus_card(focus: FocusArea) -> FocusCard:
    """One focus, current or ended, with its area and stages. One query."""
    return _card(focus)


def area_title(key: str) -> str:
    """The clinicians' title of an area; a practice may have renamed the fourth."""
    if key == FocusKey.DEFICITS and (renamed := practice().deficits_title):
        return renamed
    return focus_areas.focus_area(key).title


def area_choices() -> list[tuple[str, str]]:
    """(key, title) of the four areas, in this practice's words."""
    return [(key, area_title(key)) for key, _ in focus_areas.choices()]


def areas() -> list[tuple[focus_areas.FocusArea, str]]:
    """The four areas with their titles in this practice's words."""
    titles = dict(area_choices())
    return [(area, titles[area.key]) for area in focus_areas.FOCUS_AREAS]


def _card(focus: FocusArea) -> FocusCard:
    stages = sorted(
        focus.stages.all(),
        key=lambda reached: (reached.reached_on, reached.recorded_at),
        reverse=True,
    )
    return FocusCard(
        focus=focus,
        area=focus_areas.focus_area(focus.area),
        title=area_title(focus.area),
        stages=tuple(stages),
    )


def _area_briefs(cases: list[Case]) -> dict[UUID, FocusBrief]:
    if not cases:
        return {}
    chosen = FocusArea.objects.current().filter(
        case__in=[case.pk for case in cases], rank=FocusArea.Rank.PRIMARY
    )
    titles = dict(area_choices())
    return {
        focus.case_id: FocusBrief(
            line=_lower(titles[focus.area])
            + ("" if focus.is_agreed else ", not agreed yet"),
            words=focus.words,
            is_agreed=focus.is_agreed,
            agreed_on=focus.agreed_on,
            area=focus.area,
        )
        for focus in chosen
    }


def _ipaf_briefs(cases: list[Case]) -> dict[UUID, FocusBrief]:
    if not cases:
        return {}
    versions = Ipaf.objects.filter(case__in=[case.pk for case in cases])
    # In order of their numbers, so that the highest of each case is kept.
    latest = {ipaf.case_id: ipaf for ipaf in versions.order_by("number")}
    return {
        case_id: FocusBrief(
            line=f"IPAF {ipaf.number}" + ("" if ipaf.is_shared else ", not shared yet"),
            words=ipaf.sayable_line,
            is_agreed=ipaf.is_shared,
            agreed_on=ipaf.shared_on,
        )
        for case_id, ipaf in latest.items()
    }


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
