"""Two in one session: who came, each one's safety apart, and what is said at signing."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from cases import actions as cases
from cases.models import Case, RiskEntry
from measures.actions import record_administration
from measures.queries import has_scores, series
from sessions import actions
from sessions.models import JointAttendance
from sessions.queries import course_of
from sessions.queries.risk import risk_lines
from supervision.queries import flags_of
from tests import make, make_cases, make_couples, make_sessions

WITH_ITEM9 = [0, 0, 0, 0, 0, 0, 0, 0, 1]


@pytest.fixture
def couple(therapist) -> Case:
    return make_couples.couple_case(therapist=therapist)


@pytest.fixture
def session(couple):
    return make_sessions.session(case=couple)


@pytest.fixture
def ruth(client, therapist):
    client.force_login(therapist)
    return client


def day_of(session):
    return session.scheduled_at.date()


def of_partner(session, answers=WITH_ITEM9):
    return record_administration(
        case=session.case,
        by=session.case.therapist,
        instrument_key="PHQ9",
        answers=answers,
        taken_on=day_of(session),
        about=session.case.partner,
        at=make.NOW,
    )


# Whom an entry is about


def test_each_partner_has_risk_entries_of_their_own(couple):
    about_priya = make_cases.risk_entry(couple)
    about_tom = make_cases.risk_entry(couple, about=couple.partner)

    assert [one.entry for one in risk_lines(couple, couple.client)] == [about_priya]
    assert [one.entry for one in risk_lines(couple, couple.partner)] == [about_tom]
    assert (about_priya.about, about_tom.about) == (None, couple.partner)
    assert (about_priya.whose, about_tom.whose) == couple.people_in_it


def test_an_entry_about_the_client_by_name_is_about_the_client(couple):
    assert make_cases.risk_entry(couple, about=couple.client).about is None


def test_nobody_else_has_an_entry_in_the_case(couple):
    with pytest.raises(cases.NotInThisCase):
        make_cases.risk_entry(couple, about=make.client("Eve Else"))
    with pytest.raises(cases.NotInThisCase):
        make_cases.safety_plan(couple, about=make.client("Eve Else"))


def test_a_full_entry_rests_on_the_plan_of_whom_it_is_about(couple):
    make_cases.safety_plan(couple)
    values = {**make_cases.FULL_RISK, "no_plan_reason": ""}

    with pytest.raises(cases.RiskEntryIncomplete):
        make_cases.risk_entry(couple, about=couple.partner, **values)

    plan = make_cases.safety_plan(couple, about=couple.partner)
    entry = make_cases.risk_entry(couple, about=couple.partner, **values)
    assert entry.safety_plan == plan


def test_whom_an_entry_or_a_score_is_about_cannot_be_changed(couple, session):
    make_cases.risk_entry(couple, about=couple.partner)
    taken = of_partner(session)

    for rows in (RiskEntry.objects.filter(case=couple), type(taken).objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(about=None)


def test_what_a_partner_fills_in_is_in_no_series_of_the_case(couple, session):
    taken = of_partner(session)

    assert series(couple, "PHQ9") == []
    assert not has_scores(couple)
    found = series(couple, "PHQ9", about=couple.partner)
    assert [point.administration_id for point in found] == [taken.pk]


def test_what_a_partner_fills_in_belongs_to_the_session_of_the_day(ruth, session):
    taken = of_partner(session, answers=[2] * 8 + [0])

    note = make_sessions.signed(session)

    assert session.measures.filter(administration=taken).exists()
    about = {one["id"]: one.get("about") for one in note.content["measures"]}
    assert about.pop(str(taken.pk)) == str(session.case.partner.pk)
    assert set(about.values()) == {None}
    page = reverse("sessions:session", args=[session.case.pk, session.pk])
    assert (
        reverse("measures:administration", args=[session.case.pk, taken.pk])
        in ruth.get(page).text
    )
    listed = ruth.get(reverse("sessions:measures", args=[session.case.pk])).text
    assert '<span class="meta">session 1</span>' in listed


def test_the_partners_score_of_a_session_is_in_no_line_of_the_course(session):
    of_partner(session, answers=[2] * 8 + [1])
    make_sessions.signed(session, partner_risk=make_sessions.FULL_RISK)

    [line] = course_of(session.case).sessions
    assert line.scores["PHQ9"] == sum(make_sessions.PHQ9)
    assert line.item9 == 0


# Signing


def test_item_9_of_the_partner_needs_the_partners_own_entry(session):
    of_partner(session)

    with pytest.raises(actions.FullRiskEntryMissing, match="item 9 is 1") as stopped:
        make_sessions.signed(session, risk=make_sessions.FULL_RISK)
    assert stopped.value.field == "partner_risk"

    make_sessions.signed(session, partner_risk=make_sessions.FULL_RISK)
    assert RiskEntry.objects.get(about=session.case.partner).is_full


def test_item_9_of_the_client_is_not_answered_by_the_partners_entry(session):
    with pytest.raises(actions.FullRiskEntryMissing) as stopped:
        make_sessions.signed(
            session,
            answers={"PHQ9": (*make_sessions.PHQ9[:8], 1)},
            risk=None,
            partner_risk=make_sessions.FULL_RISK,
        )

    assert stopped.value.field == "risk"


def test_thoughts_of_the_partner_need_the_full_entry(session):
    short = make_sessions.FULL_RISK.__class__(thoughts="PASSIVE")

    with pytest.raises(actions.FullRiskEntryMissing) as stopped:
        make_sessions.signed(session, partner_risk=short)

    assert stopped.value.field.startswith("partner_risk_")


def test_an_entry_of_the_day_about_the_partner_is_taken_over(session):
    of_partner(session)
    make_cases.risk_entry(
        session.case,
        about=session.case.partner,
        asked_on=day_of(session),
        **make_cases.FULL_RISK,
    )

    note = make_sessions.signed(session)

    assert session.risks.count() == 2
    abouts = [one.get("about") for one in note.content["risk"]]
    assert str(session.case.partner.pk) in abouts


def test_both_are_asked_or_it_is_said_at_signing(session):
    note = make_sessions.signed(session, risk=None)

    assert "Nothing is written about the first one’s safety" in note.signed_without
    assert "Nothing is written about the second one’s safety" in note.signed_without


def test_nothing_about_a_second_one_is_missed_where_one_comes(case):
    note = make_sessions.signed(make_sessions.session(case=case), risk=None)

    assert "Nothing is written about safety" in note.signed_without


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ((), "Neither of the two was seen alone about safety yet"),
        (("client",), "One of the two was not seen alone about safety yet"),
    ],
)
def test_the_second_joint_session_says_who_was_not_seen_alone(couple, seen, words):
    """Rule of our own: both are asked alone before the second joint session."""
    make_sessions.course(case=couple, signed_ones=0)
    first, second, *_ = make_sessions.sessions(couple)
    for name in seen:
        make_couples.safety_meeting(couple, client=getattr(couple, name))

    assert words not in make_sessions.signed(first).signed_without
    with pytest.raises(actions.GapsNotAccepted, match="about safety yet"):
        actions.sign_session(
            therapy_session=second,
            by=couple.therapist,
            entry=make_sessions.entry(),
            accepts_gaps=False,
            at=second.scheduled_at + timedelta(hours=2),
        )
    assert words in make_sessions.signed(second).signed_without


def test_nobody_is_missed_once_both_were_seen_alone(couple):
    make_sessions.course(case=couple, signed_ones=1)
    for client in couple.people_in_it:
        make_couples.safety_meeting(couple, client=client)

    note = make_sessions.signed(make_sessions.sessions(couple)[1])

    assert not any("seen alone" in gap for gap in note.signed_without)


def test_who_came_is_kept_with_the_signature(session):
    note = make_sessions.signed(session, came="SECOND")

    assert session.joint_attendance.came == "SECOND"
    assert note.content["came"] == "SECOND"
    rows = JointAttendance.objects.filter(case=session.case)
    for write in (lambda: rows.update(came="BOTH"), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_both_came_where_nothing_else_is_said(session):
    make_sessions.signed(session)

    assert session.joint_attendance.came == "BOTH"


def test_one_person_has_no_attendance_of_two(case):
    session = make_sessions.session(case=case)
    note = make_sessions.signed(session, came="SECOND")

    assert not JointAttendance.objects.exists()
    assert "came" not in note.content


# The flag


def test_joint_work_that_should_not_go_on_is_flagged_with_the_day_alone(couple):
    make_couples.safety_meeting(couple, may_go_on=False, reason="Canary of fear")

    flag = next(one for one in flags_of(couple, make.NOW) if one.key == "JOINT_WORK")

    assert "23 Nov" in flag.evidence
    assert "Canary" not in flag.evidence


# Pages


def test_the_log_asks_each_apart(ruth, session):
    page = reverse("sessions:log", args=[session.case.pk, session.pk])
    text = ruth.get(page).text

    assert "Risk: Priya" in text
    assert "Risk: Tom" in text
    assert "Priya alone" in text


def test_the_log_is_signed_with_an_entry_of_each(ruth, session):
    typed = {
        "attendance": "CAME",
        "came": "FIRST",
        "held_on": day_of(session).isoformat(),
        "held_time": "12:00",
        "place": "IN_PERSON",
        "minutes": "50",
        "risk_quick": "on",
        "partner_risk-asked": "YES",
        "partner_risk-thoughts": "PASSIVE",
        "version": "0",
        "accept_gaps": "1",
    }
    sign = reverse("sessions:sign", args=[session.case.pk, session.pk])
    stopped = ruth.post(sign, typed)
    assert "what was said" in stopped.text
    assert not RiskEntry.objects.exists()

    typed |= {
        "partner_risk-said": "Wishes to be away",
        "partner_risk-formulation": "Worse after a quarrel",
        "partner_risk-actions": "SUPERVISOR",
        "partner_risk-no_plan_reason": "Tomorrow",
        "version": "1",
    }
    ruth.post(sign, typed)

    assert RiskEntry.objects.get(about=None).thoughts == "NONE"
    assert RiskEntry.objects.get(about=session.case.partner).thoughts == "PASSIVE"
    assert session.joint_attendance.came == "FIRST"
    read = ruth.get(reverse("sessions:session", args=[session.case.pk, session.pk]))
    assert "Tom: " in read.text


def test_an_answer_of_the_partner_stops_the_log_at_their_part(ruth, session):
    of_partner(session)
    page = reverse("sessions:log", args=[session.case.pk, session.pk])
    assert "PHQ-9 item 9 is 1 today" in ruth.get(page).text
    typed = {
        "attendance": "CAME",
        "held_on": day_of(session).isoformat(),
        "held_time": "12:00",
        "place": "IN_PERSON",
        "minutes": "50",
        "version": "0",
        "accept_gaps": "1",
    }

    stopped = ruth.post(
        reverse("sessions:sign", args=[session.case.pk, session.pk]), typed
    )

    assert "Record what you asked and what you agreed" in stopped.text
    assert not RiskEntry.objects.exists()


def test_the_risk_page_has_a_part_for_each(ruth, couple):
    make_cases.risk_entry(couple, about=couple.partner, said="About Tom alone")
    text = ruth.get(reverse("sessions:risk", args=[couple.pk])).text

    assert "Record risk: Priya" in text
    assert "Record risk: Tom" in text
    assert "About Tom alone" in text


def test_risk_and_plan_of_the_partner_have_pages_of_their_own(ruth, couple):
    def path(name):
        return f"{reverse(f'cases:{name}', args=[couple.pk])}?who=second"

    assert ruth.get(path("print_safety_plan")).url == path("safety_plan")
    ruth.post(path("new_risk"), {"asked_on": "2026-11-01", "asked": "YES"} | NONE)
    ruth.post(
        path("new_safety_plan"),
        {**make_cases.WORDS, "made_on": "2026-11-20", "review_on": "2026-12-01"},
    )

    assert RiskEntry.objects.get().about == couple.partner
    assert couple.safety_plans.get().about == couple.partner
    assert "Walk to the river" in ruth.get(path("print_safety_plan")).text
    first = reverse("cases:safety_plan", args=[couple.pk])
    assert "Walk to the river" not in ruth.get(first).text


NONE = {"thoughts": "NONE", "compared": "FIRST"}


def test_scores_of_the_partner_stand_apart(ruth, couple):
    page = f"{reverse('measures:new', args=[couple.pk, 'gad7'])}?who=second"
    assert "GAD-7: Tom" in ruth.get(page).text
    answers = {f"gad7_{number}": "1" for number in range(1, 8)}

    ruth.post(page, {**answers, "taken_on": "2026-11-01"})

    taken = couple.administrations.get()
    assert (taken.about, taken.total) == (couple.partner, 7)
    text = ruth.get(reverse("sessions:measures", args=[couple.pk])).text
    assert "Tom’s own" in text
    one = reverse("measures:administration", args=[couple.pk, taken.pk])
    assert ruth.get(one).status_code == 200
