"""Who works in a case: reassigning, leave cover, leavers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.actions import end_link, reactivate_person
from accounts.models import SupervisionLink, User
from accounts.queries import is_supervised_by, supervisees_of, supervisors_of
from audit.models import Event
from cases import actions, queries
from cases.models import Case, CaseAccess, Reassignment
from tests import make, make_cases


def can_read(user, case):
    return Case.objects.visible_to(user, make.TODAY).filter(pk=case.pk).exists()


def reassign(case, admin, to, **fields):
    return actions.reassign_case(
        case=case, by=admin, therapist=to, reason="Leaves", at=make.NOW, **fields
    )


def grant(case, admin, to, **fields):
    values = {
        "relation": "COVER",
        "reason": "Leave",
        "hand_over": "See the last two notes first.",
        "starts_on": make.TODAY,
        "ends_on": make.TODAY + timedelta(days=14),
        "at": make.NOW,
    }
    return actions.grant_access(case=case, by=admin, user=to, **(values | fields))


def test_the_new_therapist_sees_all_and_the_old_one_nothing_at_once(
    case, admin, therapist, outsider
):
    entry = make_cases.risk_entry(case)

    reassign(case, admin, outsider)

    assert can_read(outsider, case)
    assert not can_read(therapist, case)
    assert entry.author == therapist
    assert entry in type(entry).objects.visible_to(outsider)


def test_a_grant_of_the_old_therapist_ends_with_it(case, admin, therapist, outsider):
    make.access(to=case, user=therapist)
    cover = make.access(to=case, user=make.user("Cora Cover"))

    reassign(case, admin, outsider)

    assert not can_read(therapist, case)
    assert can_read(cover.user, case)


def test_old_and_new_therapist_are_in_the_log(case, admin, therapist, outsider):
    reassign(case, admin, outsider)

    event = Event.objects.get(verb="case.reassigned")
    assert event.detail == {"old": str(therapist.pk), "new": str(outsider.pk)}
    kept = queries.reassignments(case).get()
    assert (kept.former, kept.therapist, kept.reason) == (therapist, outsider, "Leaves")


def test_a_closed_case_can_be_given_on(admin, therapist, outsider):
    closed = make.closed_case(therapist=therapist)

    assert reassign(closed, admin, outsider).therapist == outsider


def test_only_an_admin_reassigns(case, therapist, outsider):
    with pytest.raises(actions.NotThePracticeAdmin, match="Only the practice admin"):
        reassign(case, therapist, outsider)
    assert not Reassignment.objects.exists()


def test_a_deactivated_admin_reassigns_nothing(case, admin, outsider):
    admin.is_active = False

    with pytest.raises(actions.NotThePracticeAdmin):
        reassign(case, admin, outsider)


def test_a_case_goes_to_a_therapist_alone(case, admin, supervisor):
    with pytest.raises(actions.NotATherapist):
        reassign(case, admin, supervisor)


def test_a_case_goes_to_someone_else(case, admin, therapist):
    with pytest.raises(actions.SameTherapist, match="someone other"):
        reassign(case, admin, therapist)


def test_nobody_gives_a_case_to_themselves_while_another_could(case, admin):
    both = make.user("Bo Both", roles="therapist admin")

    with pytest.raises(actions.NotToYourself, match="another practice admin"):
        reassign(case, both, both)
    with pytest.raises(actions.NotToYourself):
        grant(case, both, both)


def test_a_lone_admin_may(case):
    both = make.user("Bo Both", roles="therapist admin")

    assert reassign(case, both, both).therapist == both


def test_cover_opens_the_case_for_its_days(case, admin, outsider):
    access = grant(case, admin, outsider)

    assert can_read(outsider, case)
    assert list(queries.standing_access(case)) == [access]
    assert Event.objects.get(verb="access.granted").detail == {
        "user": str(outsider.pk),
        "relation": "COVER",
        "from": "2026-11-23",
        "until": "2026-12-07",
    }


@pytest.mark.parametrize("missing", [{"ends_on": None}, {"hand_over": " "}])
def test_cover_needs_a_hand_over_and_a_last_day(case, admin, outsider, missing):
    with pytest.raises(actions.CoverNotComplete, match="a hand-over and a last day"):
        grant(case, admin, outsider, **missing)
    assert not CaseAccess.objects.exists()


def test_a_co_therapist_needs_neither(case, admin, outsider):
    access = grant(
        case, admin, outsider, relation="CO_THERAPIST", hand_over="", ends_on=None
    )

    assert access.ends_on is None
    assert Event.objects.get(verb="access.granted").detail["until"] == ""


@pytest.mark.parametrize(
    ("starts", "ends", "sentence"),
    [(0, -1, "before the first"), (-9, -1, "has passed already")],
)
def test_the_days_of_a_grant_fit(case, admin, outsider, starts, ends, sentence):
    with pytest.raises(actions.CoverNotPossible, match=sentence):
        grant(
            case,
            admin,
            outsider,
            starts_on=make.TODAY + timedelta(days=starts),
            ends_on=make.TODAY + timedelta(days=ends),
        )


def test_the_case_s_own_therapist_needs_no_grant(case, admin, therapist):
    with pytest.raises(actions.SameTherapist):
        grant(case, admin, therapist)


def test_only_an_admin_grants_and_ends(case, admin, therapist, outsider):
    with pytest.raises(actions.NotThePracticeAdmin):
        grant(case, therapist, outsider)
    access = grant(case, admin, outsider)
    with pytest.raises(actions.NotThePracticeAdmin):
        actions.end_access(access=access, by=therapist)


def test_only_a_therapist_is_granted_a_case(case, admin, supervisor):
    with pytest.raises(actions.NotATherapist):
        grant(case, admin, supervisor)


def test_a_grant_ends_at_once_and_once(case, admin, outsider):
    access = grant(case, admin, outsider)

    actions.end_access(access=access, by=admin)

    assert not can_read(outsider, case)
    assert not queries.standing_access(case).exists()
    assert list(queries.past_access(case)) == [access]
    with pytest.raises(actions.AccessAlreadyEnded, match="ended already"):
        actions.end_access(access=access, by=admin)


def test_the_hand_over_is_for_the_one_who_covers(case, admin, therapist, outsider):
    make.access(to=case, user=outsider, hand_over="Ask about the exam.")

    assert (
        queries.cover_of(case, outsider, make.TODAY).hand_over == "Ask about the exam."
    )
    assert queries.cover_of(case, therapist, make.TODAY) is None


def test_a_leaver_hands_over_every_open_case_first(case, admin, therapist, outsider):
    make.closed_case(therapist=therapist, of=make.client("Ann Else"))

    with pytest.raises(actions.PersonHasOpenCases, match="1 open case is"):
        actions.deactivate_person(person=therapist, by=admin)
    assert list(queries.open_cases_of(therapist)) == [case]

    reassign(case, admin, outsider)
    actions.deactivate_person(person=therapist, by=admin, at=make.NOW)

    assert not User.objects.get(pk=therapist.pk).is_active
    detail = Event.objects.get(verb="person.deactivated").detail
    assert (detail["old"]["is_active"], detail["new"]["is_active"]) == (True, False)


def test_a_supervisor_leaves_nobody_behind_unseen(
    admin, supervisor, therapist, trainee
):
    """Helena supervises Ruth and Mina: both need somebody else before she leaves."""
    links = list(SupervisionLink.objects.filter(supervisor=supervisor))
    today = timezone.localdate()

    with pytest.raises(actions.PersonSupervises, match=f"{len(links)} people are"):
        actions.deactivate_person(person=supervisor, by=admin)
    for link in links[1:]:
        end_link(link=link, by=admin, ends_on=today)
    with pytest.raises(actions.PersonSupervises, match="1 person is still supervised"):
        actions.deactivate_person(person=supervisor, by=admin)
    end_link(link=links[0], by=admin, ends_on=today + timedelta(days=1))
    with pytest.raises(actions.PersonSupervises):
        actions.deactivate_person(person=supervisor, by=admin)

    end_link(link=links[0], by=admin, ends_on=today)
    actions.deactivate_person(person=supervisor, by=admin)

    assert not User.objects.get(pk=supervisor.pk).is_active


def test_a_supervision_still_to_begin_keeps_no_leaver(admin, supervisor, trainee):
    """It cannot end before it begins, so it goes with whoever leaves."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    SupervisionLink.objects.update(starts_on=tomorrow)

    actions.deactivate_person(person=supervisor, by=admin)

    assert not SupervisionLink.objects.exists()


def test_several_open_cases_are_counted(case, admin, therapist):
    make.case(therapist=therapist, of=make.client("Ann Else"))

    with pytest.raises(actions.PersonHasOpenCases, match="2 open cases are"):
        actions.deactivate_person(person=therapist, by=admin)


def test_nobody_is_deactivated_twice(admin, outsider):
    actions.deactivate_person(person=outsider, by=admin)

    with pytest.raises(actions.AlreadyDeactivated, match="deactivated already"):
        actions.deactivate_person(person=outsider, by=admin)


def test_nobody_deactivates_themselves(admin):
    with pytest.raises(actions.NotYourself, match="your own account"):
        actions.deactivate_person(person=admin, by=admin)


def test_only_an_admin_deactivates(therapist, outsider):
    with pytest.raises(actions.NotThePracticeAdmin):
        actions.deactivate_person(person=outsider, by=therapist)


# Coming back


def returns(person, admin) -> User:
    actions.deactivate_person(person=person, by=admin)
    gone = User.objects.get(pk=person.pk)
    return reactivate_person(person=gone, by=admin)


def test_who_comes_back_has_none_of_the_grants_they_left_with(case, admin, outsider):
    make.access(to=case, user=outsider, relation="CO_THERAPIST", ends_on=None)
    make.access(to=case, user=outsider, starts_on=date(2098, 1, 1))

    back = returns(outsider, admin)

    assert not Case.objects.visible_to(back).exists()
    assert not queries.standing_access(case).exists()
    assert Event.objects.filter(verb="access.ended").count() == 2


def test_a_supervisor_who_comes_back_supervises_nobody(
    case, admin, supervisor, therapist
):
    SupervisionLink.objects.update(ends_on=timezone.localdate())
    back = returns(supervisor, admin)

    assert not Case.objects.visible_to(back).exists()
    assert not supervisees_of(back, timezone.localdate()).exists()
    assert Event.objects.get(verb="supervision.ended").detail["new"]["ends_on"]


def test_a_trainee_who_comes_back_is_supervised_by_nobody(admin, supervisor, trainee):
    back = returns(trainee, admin)

    assert not supervisors_of(back, timezone.localdate()).exists()


@pytest.mark.parametrize("days", [0, 30])
def test_a_link_that_began_today_or_later_is_not_revived(
    admin, outsider, trainee, days
):
    """Its last day cannot come before its first, so it goes; the log keeps its days."""
    outsider.is_supervisor = True
    outsider.save()
    today = timezone.localdate()
    starts_on = today + timedelta(days=days)
    make.supervision(
        supervisor=outsider, supervisee=trainee, starts_on=starts_on, ends_on=starts_on
    )

    back = returns(outsider, admin)

    assert not is_supervised_by(trainee, back, starts_on)
    old = Event.objects.get(verb="supervision.ended").detail["old"]
    assert old["starts_on"] == starts_on.isoformat()
