"""What is still booked goes when a case closes; nothing of the record does."""

from datetime import timedelta

from django.utils import timezone

from audit.models import Event
from sessions import actions
from sessions.models import TherapySession
from tests import make


def booked(case, therapist, days: float) -> TherapySession:
    return actions.book_session(
        case=case, by=therapist, scheduled_at=timezone.now() + timedelta(days=days)
    )


def test_appointments_to_come_are_let_go(case, therapist):
    booked(case, therapist, 7)
    booked(case, therapist, 14)

    assert actions.let_go_of_planned(case=case, by=therapist) == 2

    assert not TherapySession.objects.filter(case=case).exists()
    assert Event.objects.filter(verb="plan.let_go").count() == 1


def test_a_past_one_and_one_with_a_draft_stay(case, therapist):
    past = booked(case, therapist, -1)
    begun = booked(case, therapist, 7)
    actions.save_draft(
        therapy_session=begun, by=therapist, fields={"text": "Came early"}, version=0
    )

    assert actions.let_go_of_planned(case=case, by=therapist) == 0

    left = set(TherapySession.objects.filter(case=case).values_list("pk", flat=True))
    assert left == {past.pk, begun.pk}
    assert not Event.objects.filter(verb="plan.let_go").exists()


def test_other_cases_keep_theirs(case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Brandt"))
    booked(other, therapist, 7)

    actions.let_go_of_planned(case=case, by=therapist)

    assert TherapySession.objects.filter(case=other).count() == 1
