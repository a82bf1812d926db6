"""Events and symptom episodes: what is kept, what is refused, what the log says."""

from __future__ import annotations

from datetime import date

import pytest

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from cases.models import Intake
from formulation import actions, queries, when
from formulation.actions.episodes import (
    CurrentEpisodeExists,
    EpisodeHasNoLabel,
    SeverityUnknown,
)
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.timeline import (
    EventHasNoTitle,
    EventKindUnknown,
    MoodOutOfRange,
    TraumaIsALabel,
)
from formulation.actions.timeline_rules import (
    MOST_ROWS,
    TimeCannotBe,
    TimelineFull,
    TimelineRowNotRemoved,
    TimelineRowRemoved,
)
from formulation.models import SymptomEpisode, TimelineEvent
from formulation.when import Season
from tests import make, make_formulation, make_timeline

pytestmark = pytest.mark.django_db

NOW = {"at": make.NOW}


def verbs(case):
    return list(
        Event.objects.filter(case_id=case.pk)
        .order_by("pk")
        .values_list("verb", flat=True)
    )


def changed(event, **fields):
    line = queries.event_line(event, event.case.client.born_on, None)
    values = {"starts": line.starts, "ends": line.ends, "people": line.people}
    return actions.change_event(
        event=event, by=event.case.therapist, **(values | NOW | fields)
    )


def changed_episode(episode, **fields):
    line = queries.episode_line(episode, episode.case.client.born_on)
    values = {"starts": line.starts, "ends": line.ends}
    return actions.change_episode(
        episode=episode, by=episode.case.therapist, **(values | NOW | fields)
    )


# What is kept


def test_an_event_keeps_its_first_and_its_last_day_and_how_they_were_told(case):
    event = make_timeline.event(
        case,
        " Long illness ",
        kind="ILLNESS",
        starts=when.in_season(2023, Season.WINTER),
        ends=when.in_month(2025, 2),
        mood_effect=-3,
    )

    assert event.title == "Long illness"
    assert (event.starts_on, event.starts_precision) == (date(2023, 12, 1), "SEASON")
    assert (event.ends_on, event.ends_precision) == (date(2025, 2, 28), "MONTH")
    line = queries.timeline_of(case).events[0]
    assert line.words == "winter 2023/24 to February 2025"
    assert (line.mood_sign, line.mood_words) == ("−3", "much lower")


def test_a_time_told_as_an_age_follows_the_birth_date(case):
    event = make_timeline.event(case, starts=when.at_age(9, case.client.born_on))

    assert event.starts_on == when.birthday(case.client.born_on, 9)
    assert queries.timeline_of(case).events[0].words == "when 9"


def test_people_of_the_inventory_take_part(case):
    mum = make_formulation.person(case, "Mum")
    make_timeline.event(case, people=[mum])

    assert queries.timeline_of(case).events[0].people == (mum,)


def test_events_stand_in_the_order_of_time(case):
    make_timeline.event(case, "later", starts=when.in_year(2020))
    make_timeline.event(case, "earlier", starts=when.at_age(7, case.client.born_on))

    titles = [line.event.title for line in queries.timeline_of(case).events]
    assert titles == ["earlier", "later"]


def test_the_log_names_fields_and_nothing_that_was_typed(case):
    mum = make_formulation.person(case, "Mum")
    event = make_timeline.event(case, "Secret", people=[mum])
    changed(event, role_change="Secret too")

    logged = list(Event.objects.filter(case_id=case.pk).order_by("pk"))[-2:]
    assert [one.verb for one in logged] == ["event.added", "event.changed"]
    assert "people" in logged[0].detail["fields"]
    assert logged[1].detail == {"fields": ["role_change"]}
    assert "Secret" not in str([one.detail for one in logged])


def test_saving_without_a_change_writes_nothing(case):
    event, episode = make_timeline.event(case), make_timeline.episode(case)
    before = verbs(case)

    changed(event)
    changed_episode(episode)

    assert verbs(case) == before


# Sensitive


@pytest.mark.parametrize(
    ("kind", "chosen", "is_sensitive"),
    [
        ("TRAUMA", None, True),
        ("TRAUMA", False, False),
        ("MOVE", None, False),
        ("MOVE", True, True),
    ],
)
def test_a_trauma_stays_off_paper_unless_somebody_chose_otherwise(
    case, kind, chosen, is_sensitive
):
    event = make_timeline.event(case, kind=kind, is_sensitive=chosen)

    assert event.is_sensitive is is_sensitive
    assert queries.timeline_of(case).events[0].may_be_printed is not is_sensitive


def test_what_becomes_a_trauma_becomes_sensitive(case):
    event = make_timeline.event(case, kind="OTHER")

    assert changed(event, kind="TRAUMA").is_sensitive


def test_an_event_with_someone_who_is_never_printed_is_not_printed(case):
    someone = make_formulation.person(case, is_never_printed=True)
    make_timeline.event(case, people=[someone])

    assert not queries.timeline_of(case).events[0].may_be_printed


@pytest.mark.parametrize("field", ["role_change", "feelings_then", "feelings_now"])
def test_of_a_trauma_only_a_label_is_kept(case, field):
    with pytest.raises(TraumaIsALabel) as refused:
        make_timeline.event(case, kind="TRAUMA", **{field: "What was done"})

    assert refused.value.field == field
    assert not TimelineEvent.objects.exists()


# What cannot be


@pytest.mark.parametrize(
    ("fields", "error", "field"),
    [
        ({"title": "  "}, EventHasNoTitle, "title"),
        ({"kind": "PARTY"}, EventKindUnknown, "kind"),
        ({"mood_effect": 4}, MoodOutOfRange, "mood_effect"),
        ({"mood_effect": -4}, MoodOutOfRange, "mood_effect"),
        ({"starts": when.in_year(1900)}, TimeCannotBe, "starts"),
        ({"starts": when.on(date(2026, 11, 24))}, TimeCannotBe, "starts"),
        ({"ends": when.in_year(2030)}, TimeCannotBe, "ends"),
        ({"ends": when.in_month(2026, 2)}, TimeCannotBe, "ends"),
    ],
)
def test_an_event_that_cannot_be_is_refused_with_a_sentence(case, fields, error, field):
    with pytest.raises(error) as refused:
        make_timeline.event(case, **fields)

    assert str(refused.value)
    assert refused.value.field == field
    assert not TimelineEvent.objects.exists()


def test_an_event_after_its_end_says_both(case):
    with pytest.raises(TimeCannotBe, match="February 2026 is before March 2026"):
        make_timeline.event(case, ends=when.in_month(2026, 2))


def test_a_person_of_another_case_is_refused(case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.person(other)

    with pytest.raises(PersonOfAnotherCase):
        make_timeline.event(case, people=[stranger])


def test_a_field_that_there_is_not_is_a_mistake_of_the_code(case):
    with pytest.raises(TypeError, match="no field 'colour'"):
        make_timeline.event(case, colour="red")


def test_the_timeline_is_full_at_some_point(case):
    for made in (TimelineEvent, SymptomEpisode):
        is_event = made is TimelineEvent
        made.objects.bulk_create(
            made(
                case=case,
                author=case.therapist,
                recorded_at=make.NOW,
                starts_on=date(2020, 1, 1),
                ends_on=date(2020, 1, 2),
                ends_precision="DAY",
                **(
                    {"title": "x", "kind": "MOVE"}
                    if is_event
                    else {"label": "x", "severity": 1}
                ),
            )
            for _ in range(MOST_ROWS)
        )

    with pytest.raises(TimelineFull):
        make_timeline.event(case)
    with pytest.raises(TimelineFull):
        make_timeline.episode(case)


def test_a_closed_case_takes_nothing_more(therapist):
    case = make.closed_case(therapist=therapist)

    with pytest.raises(CaseAlreadyClosed):
        make_timeline.event(case)
    with pytest.raises(CaseAlreadyClosed):
        make_timeline.episode(case)


# Changing, taking out, putting back


def test_an_event_is_changed(case):
    mum, dad = (make_formulation.person(case, name) for name in ("Mum", "Dad"))
    event = make_timeline.event(case, people=[mum])

    changed(event, title="Dad left", starts=when.in_year(2025), people=[dad])

    line = queries.timeline_of(case).events[0]
    assert (line.event.title, line.words, line.people) == ("Dad left", "2025", (dad,))


def test_someone_who_was_taken_out_of_the_inventory_stays_in_what_happened(case):
    mum = make_formulation.person(case, "Mum")
    event = make_timeline.event(case, people=[mum])
    actions.remove_person(person=mum, by=case.therapist)

    changed(event, title="Mum ill", people=[])

    assert list(event.people.all()) == [mum]


def test_what_is_taken_out_is_kept_and_put_back(case):
    event, episode = make_timeline.event(case), make_timeline.episode(case)
    by = case.therapist

    actions.remove_event(event=event, by=by, at=make.NOW)
    actions.remove_episode(episode=episode, by=by, at=make.NOW)
    line = queries.timeline_of(case)
    assert line.is_empty
    assert (line.removed_events, line.removed_episodes) == ((event,), (episode,))

    actions.restore_event(event=event, by=by)
    actions.restore_episode(episode=episode, by=by)
    assert len(queries.timeline_of(case).events) == 1
    assert verbs(case) == [
        "event.added", "episode.added", "event.removed", "episode.removed",
        "event.restored", "episode.restored",
    ]  # fmt: skip


def test_what_was_taken_out_is_not_changed_nor_taken_out_again(case):
    event, episode = make_timeline.event(case), make_timeline.episode(case)
    by = case.therapist
    actions.remove_event(event=event, by=by)
    actions.remove_episode(episode=episode, by=by)

    for refused in (
        lambda: changed(event, title="x"),
        lambda: changed_episode(episode, label="x"),
        lambda: actions.remove_event(event=event, by=by),
        lambda: actions.remove_episode(episode=episode, by=by),
    ):
        with pytest.raises(TimelineRowRemoved):
            refused()


def test_what_is_on_the_line_is_not_put_back(case):
    with pytest.raises(TimelineRowNotRemoved):
        actions.restore_event(event=make_timeline.event(case), by=case.therapist)


# Symptoms


def test_an_episode_without_an_end_is_the_current_one_and_its_beginning_the_onset(case):
    make_timeline.episode(
        case, "Exams", starts=when.in_year(1992), ends=when.in_year(1993)
    )
    make_timeline.episode(case, "Low mood", severity=3)

    line = queries.timeline_of(case)

    assert [one.is_current for one in line.episodes] == [False, True]
    assert [one.words for one in line.episodes] == ["1992 to 1993", "since April 2026"]
    assert line.episodes[1].severity_words == "very hard"
    assert line.onset.words == "April 2026"
    assert not line.onset.is_from_intake
    assert queries.onset_of(case) == line.onset


def test_only_one_episode_is_current(case):
    past = make_timeline.episode(case, ends=when.in_month(2026, 5))
    make_timeline.episode(case)

    with pytest.raises(CurrentEpisodeExists) as refused:
        make_timeline.episode(case)
    assert refused.value.field == "ends"
    with pytest.raises(CurrentEpisodeExists):
        changed_episode(past, ends=None)


def test_a_current_episode_is_not_put_back_beside_another(case):
    first = make_timeline.episode(case)
    actions.remove_episode(episode=first, by=case.therapist)
    make_timeline.episode(case)

    with pytest.raises(CurrentEpisodeExists):
        actions.restore_episode(episode=first, by=case.therapist)


def test_an_episode_ends(case):
    episode = make_timeline.episode(case)

    changed_episode(episode, ends=when.in_month(2026, 10), what_helped="Walks")

    assert not queries.timeline_of(case).has_current
    assert episode.what_helped == "Walks"


@pytest.mark.parametrize(
    ("fields", "error", "field"),
    [
        ({"label": ""}, EpisodeHasNoLabel, "label"),
        ({"severity": 4}, SeverityUnknown, "severity"),
        ({"starts": when.in_year(1900)}, TimeCannotBe, "starts"),
        ({"ends": when.in_month(2026, 3)}, TimeCannotBe, "ends"),
    ],
)
def test_an_episode_that_cannot_be_is_refused(case, fields, error, field):
    with pytest.raises(error) as refused:
        make_timeline.episode(case, **fields)

    assert refused.value.field == field


# The onset


def intake(case, **answers):
    Intake.objects.create(
        case=case, answers=answers, saved_at=make.NOW, saved_by=case.therapist
    )


def test_without_a_current_episode_the_assessment_says_the_onset(case):
    intake(case, onset="2026-02", is_onset_approximate=True)
    make_timeline.episode(case, ends=when.in_month(2026, 6))

    onset = queries.timeline_of(case).onset

    assert onset.words == "about February 2026"
    assert onset.is_from_intake


@pytest.mark.parametrize("answers", [{}, {"onset": ""}, {"onset": "2026-13"}])
def test_nobody_has_said_the_onset(case, answers):
    assert queries.onset_of(case) is None
    intake(case, **answers)

    assert queries.onset_of(case) is None


@pytest.mark.parametrize(
    ("starts", "ends", "asks"),
    [
        (when.in_month(2025, 4), None, True),
        (when.on(date(2025, 3, 31)), None, False),
        (when.on(date(2025, 4, 1)), None, True),
        (when.in_year(2010), None, False),
        # A marriage of ten years that ended then is near, too.
        (when.in_year(2010), when.in_month(2026, 1), True),
        (when.in_month(2026, 11), None, True),
    ],
)
def test_within_a_year_of_the_onset_it_is_asked_what_changed(case, starts, ends, asks):
    make_timeline.episode(case)
    make_timeline.event(case, starts=starts, ends=ends)

    line = queries.timeline_of(case).events[0]

    assert line.is_near_onset is asks
    assert line.asks_what_changed is asks
    assert queries.timeline_of(case).near_onset == ((line,) if asks else ())


def test_it_is_not_asked_twice_nor_of_a_trauma_nor_without_an_onset(case):
    make_timeline.event(case, "told", role_change="I am the eldest now")
    make_timeline.event(case, "trauma", kind="TRAUMA")
    assert not any(one.asks_what_changed for one in queries.timeline_of(case).events)

    make_timeline.episode(case)

    lines = queries.timeline_of(case).events
    assert all(one.is_near_onset for one in lines)
    assert not any(one.asks_what_changed for one in lines)


def test_a_timeline_asks_four_questions_however_long_it_is(
    case, django_assert_num_queries
):
    mum = make_formulation.person(case, "Mum")
    make_timeline.episode(case)
    for _ in range(2):
        make_timeline.event(case, people=[mum])
    with django_assert_num_queries(3):
        queries.timeline_of(case)
    for _ in range(20):
        make_timeline.event(case, people=[mum])

    with django_assert_num_queries(3):
        queries.timeline_of(case)
