"""A therapist's day: where now is, who is next, what needs them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from formulation import when
from ipt_practice.queries.day import day_of
from ipt_practice.queries.needs import anniversaries_ahead, coming_up, needs_of
from sessions.models import TherapySession
from sessions.queries import drafts_of
from tests import make, make_ratings, make_sessions

TODAY = reverse("today")
# A Monday in winter: the clock of the practice is UTC.
DAY = date(2026, 11, 23)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC)


def booked(case, hour: int, **fields) -> TherapySession:
    return make_sessions.session(case=case, scheduled_at=at(hour), **fields)


def daniel(therapist, name: str = "Daniel Okafor", **fields):
    return make.case(
        therapist=therapist, of=make.client(name), protocol_key="IPT_ADULT", **fields
    )


@pytest.fixture
def three(therapist):
    """Sessions at 9, 12 and 15 o'clock with three people."""
    cases = [daniel(therapist, name) for name in ("Anna A", "Berta B", "Carla C")]
    return [booked(case, hour) for case, hour in zip(cases, (9, 12, 15), strict=True)]


def states(day) -> list[str]:
    return [row.state for row in day.rows]


# The line of now


def test_sessions_stand_in_the_order_of_time(therapist, three):
    day = day_of(therapist, DAY, at(13, 30))

    assert [row.line.client.given_name for row in day.rows] == [
        "Anna",
        "Berta",
        "Carla",
    ]
    assert states(day) == ["done", "done", "next"]


@pytest.mark.parametrize(
    ("now", "follows"),
    [
        (at(8), [True, False, False]),
        (at(9, 30), [False, True, False]),
        (at(13, 30), [False, False, True]),
        (at(18), [False, False, False]),
    ],
)
def test_now_stands_before_the_first_session_to_come(therapist, three, now, follows):
    day = day_of(therapist, DAY, now)

    assert [row.follows_now for row in day.rows] == follows
    assert day.is_over == (not any(follows))


def test_the_session_that_runs_is_the_next_one(therapist, three):
    day = day_of(therapist, DAY, at(12, 20))

    assert states(day) == ["done", "next", ""]
    assert day.rows[1].starts_in == "now"


@pytest.mark.parametrize(
    ("now", "words"),
    [(at(11, 38), "in 22 min"), (at(10), "in 2 h 00"), (at(10, 55), "in 1 h 05")],
)
def test_the_next_one_says_when(therapist, three, now, words):
    assert day_of(therapist, DAY, now).rows[1].starts_in == words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (at(7), "3 sessions. Next at 09:00."),
        (at(10), "3 sessions. 1 over, next at 12:00."),
        (at(18), "3 sessions. 3 over."),
    ],
)
def test_the_day_says_how_far_it_is(therapist, three, now, words):
    assert day_of(therapist, DAY, now).words == words


def test_a_missed_one_stands_there_and_is_not_next(therapist, three):
    TherapySession.objects.filter(pk=three[1].pk).update(
        attendance="CANCELLED_BY_CLIENT", absence_reason="childcare"
    )

    day = day_of(therapist, DAY, at(10))

    assert states(day) == ["done", "off", "next"]
    assert day.words == (
        "2 sessions and 1 that did not take place. 1 over, next at 15:00."
    )


def test_a_signed_one_is_done_before_its_time_is_over(therapist):
    case = daniel(therapist)
    booked_ones = make_sessions.course(case=case)
    first = booked_ones[0]
    make_sessions.signed(first)
    on = timezone.localdate(first.scheduled_at)

    day = day_of(therapist, on, first.scheduled_at - timedelta(hours=1))

    assert states(day) == ["done"]


def test_another_day_has_no_line_and_nobody_opened_up(therapist, three):
    day = day_of(therapist, DAY, at(12) + timedelta(days=1))

    assert not day.is_today
    assert states(day) == ["done", "done", "done"]
    assert day.preparation is None
    assert not any(row.follows_now for row in day.rows)


def test_sessions_of_others_are_not_in_it(therapist, outsider, three):
    booked(daniel(outsider, "Fremde Person"), 10)

    assert len(day_of(therapist, DAY, at(8)).rows) == 3


def test_covered_cases_are(therapist, outsider):
    case = daniel(outsider, "Fremde Person")
    make.access(to=case, user=therapist)
    booked(case, 10)

    assert len(day_of(therapist, DAY, at(8)).rows) == 1


# The next client opened up


def test_the_next_client_brings_last_time_task_and_agenda(therapist):
    case = daniel(therapist)
    booked_ones = make_sessions.course(case=case)
    make_sessions.signed(
        booked_ones[0], text="Told her sister.", next_homework="Ask the choir"
    )
    second = booked_ones[1]
    on = timezone.localdate(second.scheduled_at)

    day = day_of(therapist, on, second.scheduled_at - timedelta(minutes=20))

    ready = day.preparation
    assert ready.last.text == "Told her sister."
    assert ready.tasks == ("Ask the choir",)
    assert ready.agenda_title == "Beginning"
    assert 1 <= len(ready.agenda) <= 4


def test_each_session_of_the_day_says_what_it_comes_back_to(signed_in, therapist):
    """The next one opened up, every other behind a line; none but the next of its course."""
    now = timezone.now()
    for name, minutes, plan in (
        ("Anna A", 1, "Her sister"),
        ("Berta B", 2, "A swim"),
    ):
        case = daniel(therapist, name)
        first = make_sessions.session(case=case, days_ago=7)
        make_sessions.signed(first, next_plan=plan)
        later = now + timedelta(minutes=minutes)
        make_sessions.session(case=case, scheduled_at=later)

    day = day_of(therapist, timezone.localdate(now), now)

    assert [row.prompt.lines[0].quote for row in day.rows] == ["Her sister", "A swim"]
    page = signed_in(therapist).get(TODAY).content.decode()
    folded = page.split('<details class="backto">')
    assert len(folded) == 2
    assert "A swim" in folded[1]
    assert "Her sister" in folded[0]


def test_a_second_session_of_the_day_says_nothing_that_the_first_comes_back_to(
    therapist,
):
    case = daniel(therapist)
    make_sessions.signed(make_sessions.session(case=case, days_ago=7), next_plan="Swim")
    for hour in (9, 15):
        booked(case, hour)

    day = day_of(therapist, DAY, at(8))

    assert [row.prompt is not None for row in day.rows] == [True, False]


def test_before_the_model_is_decided_there_is_no_agenda(therapist):
    case = make.case(therapist=therapist, protocol_key="")
    booked(case, 15)

    ready = day_of(therapist, DAY, at(14)).preparation

    assert ready.agenda == ()
    assert ready.last is None


# A day without sessions


def test_an_empty_day_says_when_the_next_session_is(therapist):
    case = daniel(therapist)
    make_sessions.session(case=case, scheduled_at=at(9) + timedelta(days=3))

    day = day_of(therapist, DAY, at(8))

    assert day.rows == ()
    assert day.words == "No sessions."
    assert day.next_one.case == case


def test_an_empty_page_leads_on(signed_in, therapist):
    page = signed_in(therapist).get(TODAY)

    said = page.content.decode()
    assert "No sessions today" in said
    assert "Nothing is booked for the two weeks after it" in said
    assert "Nothing waits for you" in said
    assert "Nothing to sign" in said


# The page


def now_booked(case, minutes: int = 30) -> TherapySession:
    when = timezone.now() + timedelta(minutes=minutes)
    return make_sessions.session(case=case, scheduled_at=when)


def test_the_page_offers_to_log_the_next_session(signed_in, therapist):
    case = daniel(therapist)
    session = now_booked(case, minutes=0)

    said = signed_in(therapist).get(TODAY).content.decode()

    assert "Daniel Okafor" in said
    assert reverse("sessions:log", args=[case.pk, session.pk]) in said
    assert reverse("overview", args=[case.pk]) in said


def test_with_initials_no_name_and_no_text_is_on_it(signed_in, therapist):
    case = daniel(therapist)
    first, second = make_sessions.course(case=case)[:2]
    make_sessions.signed(first, text="Rang Felix about the money.")
    TherapySession.objects.filter(pk=second.pk).update(scheduled_at=timezone.now())
    browser = signed_in(therapist)
    assert "Felix" in browser.get(TODAY).content.decode()
    browser.post(reverse("names"), {"names": "INITIALS"})

    said = browser.get(TODAY).content.decode()

    assert "D.O." in said
    assert "Okafor" not in said
    assert "Felix" not in said


@pytest.mark.parametrize("who", ["supervisor", "admin"])
@pytest.mark.parametrize("page", [TODAY, reverse("to_sign"), "/today/2026-11-23/"])
def test_only_therapists_have_a_day(signed_in, request, who, page):
    assert signed_in(request.getfixturevalue(who)).get(page).status_code == 403


@pytest.mark.parametrize("page", [TODAY, reverse("to_sign"), "/today/2026-11-23/"])
def test_nothing_is_posted_here(signed_in, therapist, page):
    assert signed_in(therapist).post(page).status_code == 405


def test_any_day_opens_and_leads_to_its_neighbours(signed_in, therapist, three):
    said = signed_in(therapist).get("/today/2026-11-23/").content.decode()

    assert "Anna A" in said
    assert "/today/2026-11-22/" in said
    assert "/today/2026-11-24/" in said


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-13-01", "23-11-2026", "0000-01-01"]
)
def test_a_day_that_does_not_exist_is_no_page(signed_in, therapist, day):
    assert signed_in(therapist).get(f"/today/{day}/").status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_time_open_or_are_no_page(signed_in, therapist, day):
    assert signed_in(therapist).get(f"/today/{day}/").status_code in (200, 404)


# To sign


def test_what_was_held_and_not_signed_waits_oldest_first(signed_in, therapist):
    old, new = daniel(therapist, "Anna A"), daniel(therapist, "Berta B")
    make_sessions.session(case=new, scheduled_at=timezone.now() - timedelta(days=1))
    make_sessions.session(case=old, scheduled_at=timezone.now() - timedelta(days=9))

    page = signed_in(therapist).get(reverse("to_sign"))

    waiting = page.context["drafts"]
    assert [draft.case for draft in waiting] == [old, new]
    assert "Nothing written yet" in page.content.decode()


def test_the_bar_counts_exactly_those(signed_in, therapist):
    case = daniel(therapist)
    for days in (1, 8):
        make_sessions.session(
            case=case, scheduled_at=timezone.now() - timedelta(days=days)
        )
    now_booked(case, minutes=60)

    nav = {i.label: i.count for i in signed_in(therapist).get(TODAY).context["nav"]}

    assert nav["To sign"] == len(drafts_of(therapist)) == 2


# Needs you


def texts(needs) -> list[str]:
    return [need.text for need in needs]


def test_an_answer_about_self_harm_without_a_risk_entry_needs_a_look(
    signed_in, therapist
):
    from tests import make_measures

    case = daniel(therapist)
    make_measures.administration(case, "PHQ9", 12, item9=2, on=timezone.localdate())

    needs = needs_of(therapist, timezone.now())

    assert len(needs) == 1
    assert needs[0].tone == "risk"
    assert needs[0].url == reverse("cases:new_risk", args=[case.pk])
    assert "Needs you" in signed_in(therapist).get(TODAY).content.decode()


def test_the_therapist_sees_every_mark_that_the_supervisor_sees(therapist, signed_in):
    """Those of today first, those that can wait last and in a quiet tone."""
    from supervision.queries import flags_of_cases
    from tests import make_measures

    case = make.case(therapist=therapist)
    make_sessions.course(case=case, signed_ones=11, planned=12)
    make_measures.administration(case, "PHQ9", 12, item9=2, on=timezone.localdate())
    now = timezone.now()

    needs = needs_of(therapist, now)

    flags = flags_of_cases([case], now)[case.pk]
    soon = [flag for flag in flags if flag.severity == "ATTENTION"]
    assert soon
    quiet = [need for need in needs if need.tone == "quiet"]
    assert [need.text for need in quiet] == [f"{f.title}. {f.evidence}" for f in soon]
    assert needs[-len(quiet) :] == quiet
    assert needs[0].tone == "risk"
    browser = signed_in(therapist)
    assert {browser.get(need.url).status_code for need in needs} == {200}


def test_more_than_eight_needs_are_folded(therapist, signed_in, supervisor):
    case = daniel(therapist)
    for at in range(10):
        make_sessions.carried_task(case, supervisor, text=f"Task {at}")

    page = signed_in(therapist).get(TODAY).content.decode()

    count = len(needs_of(therapist, timezone.now()))
    assert f"and {count - 8} more" in page
    assert page.index("Task 7") < page.index(f"and {count - 8} more")
    assert page.index(f"and {count - 8} more") < page.index("Task 9")


def test_what_a_supervisor_asks_comes_home(therapist, supervisor):
    make_sessions.carried_task(daniel(therapist), supervisor)

    needs = needs_of(therapist, timezone.now())

    assert texts(needs) == ["H Marsh asks"]
    assert needs[0].quote == "Ask about the brother"


def test_a_recording_whose_consent_was_taken_back_is_to_be_destroyed(
    therapist, supervisor, outsider
):
    case = make.case(therapist=therapist)
    (held,) = make_ratings.held(case)
    make_ratings.recording(held)
    make_ratings.agreed(case.client, therapist, withdrawn_on=make.TODAY)

    (need,) = [
        one
        for one in needs_of(therapist, make.NOW)
        if one.text.startswith("Recording of")
    ]

    assert need.text.endswith("Consent was taken back: destroy it now")
    assert need.url == reverse("supervision:recordings", args=[case.pk])
    for other in (supervisor, outsider):
        assert not [
            one
            for one in needs_of(other, make.NOW)
            if one.text.startswith("Recording of")
        ]


def test_what_is_done_no_longer_needs_anyone(therapist, supervisor):
    make_sessions.carried_task(
        daniel(therapist), supervisor, outcome="DONE", finished_at=timezone.now()
    )

    assert needs_of(therapist, timezone.now()) == []


def test_a_summary_that_the_admin_waits_for(therapist, admin):
    from documents.models import SummaryRequest

    SummaryRequest.objects.create(
        case=daniel(therapist), asked_by=admin, asked_at=timezone.now()
    )

    assert texts(needs_of(therapist, timezone.now())) == [
        "P Shah asks for the treatment summary"
    ]


@pytest.mark.parametrize(
    ("kind", "text", "days", "count"),
    [
        ("COMMENT", "Is the other only critical?", 1, 1),
        ("COMMENT", "Is the other only critical?", 8, 0),
        ("REVIEWED", "Is the other only critical?", 1, 1),
        ("REVIEWED", "", 1, 0),
    ],
)
def test_what_a_supervisor_wrote_in_the_last_days(
    therapist, supervisor, kind, text, days, count
):
    from supervision.models import SupervisionReview

    now = timezone.now()
    SupervisionReview.objects.create(
        case=daniel(therapist),
        kind=kind,
        text=text,
        author=supervisor,
        written_at=now - timedelta(days=days),
    )

    assert len(needs_of(therapist, now)) == count


def test_a_note_that_came_back_until_it_is_agreed(trainee, supervisor):
    from sessions.models import Countersignature

    case = daniel(trainee)
    note = make_sessions.signed(make_sessions.course(case=case)[0])

    def decide(decision: str) -> None:
        Countersignature.objects.create(
            case=case,
            note=note,
            decision=decision,
            comment="Say more about the end",
            author=supervisor,
            author_name="Helena Marsh",
            decided_at=timezone.now(),
        )

    now = timezone.now()
    decide("RETURNED")
    assert "Helena Marsh returned session 1" in texts(needs_of(trainee, now))
    decide("AGREED")
    assert "Helena Marsh returned session 1" not in texts(needs_of(trainee, now))


def test_a_returned_note_asks_for_nothing_once_words_were_added(trainee, supervisor):
    from sessions.actions import add_addendum

    case = daniel(trainee)
    returned_note(trainee, case, supervisor)
    (asked,) = [one for one in needs_of(trainee, timezone.now()) if one.sign == "msg"]
    assert asked.quote == "Say more"

    add_addendum(note=case.session_notes.get(), by=trainee, text="More.")

    said = texts(needs_of(trainee, timezone.now()))
    assert not any("returned session" in one for one in said)


def test_needs_of_others_are_theirs(therapist, outsider, supervisor):
    make_sessions.carried_task(daniel(outsider), supervisor)

    assert needs_of(therapist, timezone.now()) == []


# Coming up


def test_reviews_and_the_last_session_are_announced_a_week_before(therapist):
    case = daniel(therapist)
    sessions = make_sessions.course(case=case)
    last = timezone.localdate(sessions[-1].scheduled_at)

    ahead = coming_up(therapist, last - timedelta(days=3))

    assert [point.on for point in ahead] == [last]
    assert ahead[0].text == "last session, 16 of 16"


def test_nothing_is_announced_on_an_ordinary_week(therapist):
    case = daniel(therapist)
    make_sessions.course(case=case)

    first = timezone.localdate(make_sessions.sessions(case)[0].scheduled_at)

    assert coming_up(therapist, first - timedelta(days=7)) == []


def died(case, on: date):
    from tests import make_formulation

    return make_formulation.someone_who_died(
        case, "Ngozi", died_on=on, rated_on=None, at=timezone.now()
    )


def test_an_anniversary_is_announced_fourteen_days_before(
    therapist, supervisor, signed_in
):
    today = timezone.localdate()
    soon = today + timedelta(days=14)
    case = daniel(therapist)
    died(case, when.yearly(soon, soon.year - 1))
    died(
        daniel(therapist, "Later One"), when.yearly(soon, soon.year - 1) + timedelta(1)
    )

    (one,) = anniversaries_ahead(therapist, today)
    page = signed_in(therapist).get(TODAY).content.decode()

    assert (one.lead, one.years, one.case_id) == ("In 14 days", 1, case.pk)
    assert f"In 14 days, {soon.day} {when.MONTHS[soon.month - 1]}" in page
    assert "one year since Ngozi died" in " ".join(page.split())
    assert anniversaries_ahead(supervisor, today) == []


def test_while_names_are_hidden_an_anniversary_says_initials_and_kinds(
    therapist, signed_in
):
    from tests import make_timeline

    today = timezone.localdate()
    case = daniel(therapist)
    died(case, when.yearly(today, today.year - 1))
    make_timeline.event(
        case,
        "Zinnia left",
        starts=when.on(when.yearly(today, today.year - 2)),
        at=timezone.now(),
    )
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    page = " ".join(signed_in(therapist).get(TODAY).content.decode().split())

    assert "one year since N died" in page
    assert "two years since a separation" in page
    assert "Ngozi" not in page
    assert "Zinnia" not in page


# Queries


def test_the_page_asks_the_same_number_of_questions_for_any_day(signed_in, therapist):
    browser = signed_in(therapist)

    def fill(count: int, prefix: str) -> None:
        for number in range(count):
            case = daniel(therapist, f"{prefix} No{number}")
            make_sessions.session(
                case=case,
                scheduled_at=timezone.now() + timedelta(seconds=number),
            )

    fill(2, "Anna")
    browser.get(TODAY)
    with CaptureQueriesContext(connection) as few:
        browser.get(TODAY)
    fill(20, "Berta")
    with CaptureQueriesContext(connection) as many:
        browser.get(TODAY)

    assert len(many) == len(few)


# Only of cases that one still works in


def returned_note(author, case, supervisor) -> None:
    from sessions.actions import countersign

    note = make_sessions.signed(make_sessions.course(case=case)[0], by=author)
    countersign(note=note, by=supervisor, decision="RETURNED", comment="Say more")


def test_a_former_therapist_reads_no_comment_on_the_note_they_wrote(
    signed_in, trainee, supervisor, outsider, admin
):
    from cases.actions import reassign_case

    case = daniel(trainee, "Zebra Quagga")
    returned_note(trainee, case, supervisor)
    reassign_case(case=case, by=admin, therapist=outsider, reason="Leaves")

    page = signed_in(trainee).get(TODAY).content.decode()

    assert needs_of(trainee, timezone.now()) == []
    assert "Quagga" not in page
    assert "Say more" not in page


def test_a_case_that_was_given_on_brings_its_open_tasks_along(
    signed_in, therapist, supervisor, outsider, admin
):
    """They stay in the name of whom they were asked; who answers is who treats."""
    from cases.actions import reassign_case

    case = daniel(therapist)
    task = make_sessions.carried_task(case, supervisor)
    make_sessions.carried_task(
        case, supervisor, outcome="DONE", finished_at=timezone.now()
    )
    reassign_case(case=case, by=admin, therapist=outsider, reason="Leaves")
    now = timezone.now()

    asked = [need for need in needs_of(outsider, now) if need.sign == "flag"]

    assert [(need.text, need.quote) for need in asked] == [("H Marsh asks", task.text)]
    assert needs_of(therapist, now) == []
    browser = signed_in(outsider)
    assert "Ask about the brother" in browser.get(TODAY).content.decode()
    answer = reverse("sessions:finish_task", args=[case.pk, task.pk])
    browser.post(answer, {"outcome": "DONE"})
    task.refresh_from_db()
    assert (task.owner, task.outcome) == (therapist, "DONE")


def test_when_cover_ends_nothing_of_the_case_needs_them_any_more(
    therapist, trainee, supervisor
):
    case = daniel(therapist)
    access = make.access(to=case, user=trainee)
    returned_note(trainee, case, supervisor)
    make_sessions.carried_task(case, supervisor, owner=trainee)
    now = timezone.now()
    assert len([need for need in needs_of(trainee, now) if need.tone != "quiet"]) == 2

    access.ends_on = timezone.localdate() - timedelta(days=1)
    access.save()

    assert needs_of(trainee, now) == []


def test_a_supervisor_of_the_case_has_no_task_to_answer_in_it(
    therapist, supervisor, trainee
):
    """Someone who treated it once, and supervises its therapist now, only reads."""
    make_sessions.carried_task(daniel(therapist), supervisor, owner=supervisor)

    assert needs_of(supervisor, timezone.now()) == []
