"""Who opened and changed what: as far as each may read it, and as a table."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.actions import people, supervision
from accounts.actions.practice import change_practice, change_settings
from accounts.models import SupervisionLink
from audit import actions as audit
from audit.models import Event
from cases.actions.access import deactivate_person, grant_access, reassign_case
from ipt_practice.queries import events
from tests import guards, make
from ui.spreadsheet import harmless

LOG = reverse("access_log")
EXPORT = reverse("access_log_export")


def shown(browser, **asked) -> list[str]:
    return [line.words for line in browser.get(LOG, asked).context["lines"]]


def exported(browser, **asked) -> list[list[str]]:
    response = browser.get(EXPORT, asked)
    text = b"".join(response.streaming_content).decode()
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture
def some_events(case, therapist, outsider, admin):
    other = make.case(therapist=outsider, of=make.client("Fremde Person"))
    audit.log(by=therapist, verb="case.read", record=case, case=case)
    audit.log(by=therapist, verb="note.signed", record=case, case=case)
    audit.log(by=outsider, verb="risk.recorded", record=other, case=other)
    audit.log(by=admin, verb="practice.changed", detail={"fields": ["paper"]})
    return other


# Who may read what


def test_an_admin_reads_every_event(signed_in, admin, some_events):
    assert shown(signed_in(admin)) == [
        "Practice changed",
        "Risk recorded",
        "Note signed",
        "Opened the case",
    ]


def test_a_therapist_reads_those_of_their_own_cases(signed_in, therapist, some_events):
    assert shown(signed_in(therapist)) == ["Note signed", "Opened the case"]


def test_a_supervisor_reads_those_of_supervisees(signed_in, supervisor, some_events):
    assert shown(signed_in(supervisor)) == ["Note signed", "Opened the case"]


def test_a_former_supervisor_reads_none(signed_in, case, therapist, some_events):
    vera = make.user("Vera Former", roles="supervisor")
    make.supervision(
        supervisor=vera,
        supervisee=therapist,
        ends_on=timezone.localdate() - timedelta(days=1),
    )

    assert shown(signed_in(vera)) == []


def test_leave_cover_works_in_a_case_and_does_not_audit_it(
    signed_in, case, outsider, some_events
):
    make.access(to=case, user=outsider)

    assert shown(signed_in(outsider)) == ["Risk recorded"]
    page = signed_in(outsider).get(reverse("history", args=[case.pk]))
    assert page.status_code == 403
    assert "for its therapist and their supervisor" in page.content.decode()


@pytest.mark.parametrize("who", ["supervisor", "admin"])
def test_nobody_but_its_author_learns_of_a_process_note(
    signed_in, request, case, therapist, who
):
    audit.log(by=therapist, verb="process_note.written", case=case)
    event = audit.log(by=therapist, verb="note.kept", case=case)
    with guards.lifted():
        Event.objects.filter(pk=event.pk).update(record_type="processnote")

    assert shown(signed_in(request.getfixturevalue(who))) == []
    assert len(shown(signed_in(therapist))) == 2


def test_nor_is_it_offered_as_something_to_look_for(signed_in, case, therapist, admin):
    audit.log(by=therapist, verb="process_note.written", case=case)

    assert "Process note" not in signed_in(admin).get(LOG).content.decode()


def test_an_admin_reads_no_detail_of_a_case(signed_in, case, therapist, admin):
    audit.log(by=therapist, verb="focus.chosen", case=case, detail={"area": "GRIEF"})

    said = signed_in(admin).get(LOG).content.decode()
    assert "Focus chosen" in said
    assert "GRIEF" not in said
    assert "GRIEF" in signed_in(therapist).get(LOG).content.decode()


def test_a_case_is_linked_only_for_those_who_may_open_it(
    signed_in, case, therapist, admin
):
    audit.log(by=therapist, verb="note.signed", case=case)
    link = reverse("overview", args=[case.pk])

    assert link in signed_in(therapist).get(LOG).content.decode()
    said = signed_in(admin).get(LOG).content.decode()
    assert link not in said
    assert case.client.number in said


def test_the_log_holds_no_name_of_a_client(signed_in, admin, some_events):
    said = signed_in(admin).get(LOG).content.decode()

    assert "Okafor" not in said
    assert "Fremde" not in said


# Looking for something


def test_by_who(signed_in, admin, outsider, some_events):
    assert shown(signed_in(admin), actor=str(outsider.pk)) == ["Risk recorded"]


def test_by_what(signed_in, admin, some_events):
    assert shown(signed_in(admin), verb="note.signed") == ["Note signed"]


def test_by_client_number(signed_in, admin, case, some_events):
    number = case.client.number

    assert shown(signed_in(admin), number=number) == ["Note signed", "Opened the case"]
    assert shown(signed_in(admin), number=f" {number.lower()} ") == [
        "Note signed",
        "Opened the case",
    ]


def test_by_days_with_both_ends(signed_in, admin, therapist):
    zone = timezone.get_current_timezone()
    for day in (9, 10, 11):
        event = audit.log(by=therapist, verb=f"day.{day}")
        with guards.lifted():
            at = datetime(2026, 11, day, 23, 30, tzinfo=zone)
            Event.objects.filter(pk=event.pk).update(at=at.astimezone(UTC))

    assert shown(signed_in(admin), first="2026-11-10", last="2026-11-10") == ["Day 10"]
    assert shown(signed_in(admin), first="2026-11-10") == ["Day 11", "Day 10"]
    assert shown(signed_in(admin), last="2026-11-10") == ["Day 10", "Day 9"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"first": "10.11."}, "From must be a real date, like 23 11 2026"),
        ({"last": "soon"}, "Until must be a real date, like 23 11 2026"),
        (
            {"first": "2026-11-10", "last": "2026-11-09"},
            "Until must be the same day as From or later",
        ),
        ({"actor": "nobody"}, "Choose someone from the list"),
        ({"verb": "x.y"}, "Choose something from the list"),
        ({"number": "12"}, "Enter a client number of 8 letters and figures"),
    ],
)
def test_bad_input_says_what_to_do(signed_in, admin, some_events, asked, sentence):
    page = signed_in(admin).get(LOG, asked)

    assert page.status_code == 200
    assert sentence in page.content.decode()


def test_nothing_found_says_so(signed_in, admin, some_events):
    page = signed_in(admin).get(LOG, {"first": "2031-01-01"})

    assert "No entries for these dates" in page.content.decode()


def test_long_logs_come_in_pages_that_keep_the_filter(signed_in, admin, therapist):
    for _ in range(60):
        audit.log(by=therapist, verb="test.made")
    browser = signed_in(admin)
    first = browser.get(LOG, {"verb": "test.made"})
    second = browser.get(LOG, {"verb": "test.made", "page": "2"})

    assert len(first.context["lines"]) == 50
    assert len(second.context["lines"]) == 10
    assert "verb=test.made&amp;page=2" in first.content.decode()
    assert browser.get(LOG, {"page": "x"}).status_code == 200


def test_the_log_asks_the_same_number_of_questions_for_any_length(
    signed_in, admin, therapist
):
    browser = signed_in(admin)
    browser.get(LOG)
    for number in range(3):
        one = make.case(therapist=therapist, of=make.client(f"Anna No{number}"))
        audit.log(by=therapist, verb="case.read", case=one)
    with CaptureQueriesContext(connection) as few:
        browser.get(LOG)
    for number in range(30):
        one = make.case(therapist=therapist, of=make.client(f"Berta No{number}"))
        audit.log(by=therapist, verb="case.read", case=one)
    with CaptureQueriesContext(connection) as many:
        browser.get(LOG)

    assert len(many) == len(few)


# Words


def test_old_and_new_stand_side_by_side(signed_in, admin):
    audit.log(
        by=admin,
        verb="roles.changed",
        detail={
            "old": {"is_supervisor": False, "is_active": True},
            "new": {"is_supervisor": True, "is_active": True},
        },
    )

    said = signed_in(admin).get(LOG).content.decode()
    assert "is supervisor: no to yes" in said
    assert "is active" not in said


def test_a_failed_sign_in_is_nobodys(signed_in, admin):
    audit.log(by=None, verb="sign_in.failed", address="192.0.2.1")

    said = signed_in(admin).get(LOG).content.decode()
    assert "Nobody signed in" in said
    assert "192.0.2.1" in said


# Whom, and what changed


def told(browser, verb) -> tuple[str, str]:
    """Subject and detail of the one event with this verb; the table says the same."""
    [line] = browser.get(LOG, {"verb": verb}).context["lines"]
    _, row = exported(browser, verb=verb)
    assert row[4:6] == [line.subject, line.detail]
    return line.subject, line.detail


def test_a_change_of_roles_says_whose(signed_in, admin, trainee):
    people.change_person(person=trainee, by=admin, is_supervisor=True)

    subject, detail = told(signed_in(admin), "roles.changed")
    assert (subject, detail) == ("Mina Castellano", "is supervisor: no to yes")


def test_a_new_name_says_whose_and_that_it_is_the_name(signed_in, admin, trainee):
    people.change_person(person=trainee, by=admin, family_name="Ortega")

    subject, detail = told(signed_in(admin), "person.changed")
    assert (subject, detail) == ("Mina Ortega", "changed: family name")


def test_stored_keys_are_said_by_their_titles_and_proofs_are_left_out(
    signed_in, therapist, case
):
    audit.log(
        by=therapist,
        verb="ipaf.shared",
        record=case,
        case=case,
        detail={"instrument": "GAD7", "model": "DIT_16_SEED", "sha256": "9" * 64},
    )

    line = signed_in(therapist).get(LOG, {"verb": "ipaf.shared"}).context["lines"][0]
    assert line.detail == "instrument: GAD-7; model: DIT, 16 sessions, four phases"


def test_a_deactivated_person_is_named(signed_in, admin, outsider):
    deactivate_person(person=outsider, by=admin)

    subject, detail = told(signed_in(admin), "person.deactivated")
    assert (subject, detail) == (outsider.full_name, "is active: yes to no")


def test_a_supervision_names_both_and_its_days(signed_in, admin, supervisor, outsider):
    day = timezone.localdate()
    link = supervision.add_link(
        supervisor=supervisor, supervisee=outsider, by=admin, starts_on=day
    )
    supervision.end_link(link=link, by=admin, ends_on=day)
    both = f"{supervisor.full_name}, supervising {outsider.full_name}"

    assert told(signed_in(admin), "supervision.linked") == (
        both,
        f"arrangement: May read; starts on: {day}",
    )
    assert told(signed_in(admin), "supervision.ended") == (
        both,
        f"ends on: {day}",
    )


def test_a_supervision_taken_out_still_names_both(
    signed_in, admin, supervisor, trainee
):
    tomorrow = timezone.localdate() + timedelta(days=1)
    SupervisionLink.objects.update(starts_on=tomorrow)
    deactivate_person(person=supervisor, by=admin)

    assert told(signed_in(admin), "supervision.ended") == (
        f"{supervisor.full_name}, supervising {trainee.full_name}",
        (
            "arrangement: Must co-sign notes and approve letters to nothing; "
            f"starts on: {tomorrow} to nothing"
        ),
    )


def test_a_reassigned_case_names_both_therapists_to_the_admin_and_to_the_new_one(
    signed_in, admin, case, therapist, outsider
):
    reassign_case(case=case, by=admin, therapist=outsider, reason="Parental leave")
    between = f"from {therapist.full_name} to {outsider.full_name}"

    assert told(signed_in(admin), "case.reassigned") == ("", between)
    assert told(signed_in(outsider), "case.reassigned") == ("", between)


def test_a_grant_names_who_got_it_to_the_admin_too(signed_in, admin, case, outsider):
    day = timezone.localdate()
    grant_access(
        case=case,
        by=admin,
        user=outsider,
        relation="CO_THERAPIST",
        reason="Joint work",
        starts_on=day,
    )

    subject, detail = told(signed_in(admin), "access.granted")
    assert subject == outsider.full_name
    assert detail == f"from: {day}; relation: CO THERAPIST; until: nothing"


def test_a_changed_practice_names_the_fields_whose_words_the_log_does_not_hold(
    signed_in, admin
):
    change_practice(by=admin, crisis_lines="Call 112", paper="LETTER")

    subject, detail = told(signed_in(admin), "practice.changed")
    assert subject == "The practice"
    assert detail == "changed: crisis lines; paper: A4 to LETTER"


def test_why_a_summary_left_is_told_to_its_therapist(signed_in, case, admin, therapist):
    audit.log(by=admin, verb="summary.exported", case=case, detail={"reason": "Audit"})

    assert told(signed_in(therapist), "summary.exported") == ("", "reason: Audit")
    assert told(signed_in(admin), "summary.exported") == ("", "reason: Audit")


def test_who_did_something_about_themselves_is_named_once(signed_in, admin):
    change_settings(person=admin, by=admin, theme="DARK")

    assert told(signed_in(admin), "settings.changed") == ("", "theme: DARK")


def test_an_id_that_is_no_persons_is_left_out(signed_in, therapist, case):
    audit.log(
        by=therapist,
        verb="note.signed",
        case=case,
        detail={"session": str(case.pk), "number": 3},
    )

    assert told(signed_in(therapist), "note.signed") == ("", "number: 3")


# One case


def test_the_history_of_a_case_is_read_by_its_therapist(signed_in, case, therapist):
    audit.log(by=therapist, verb="note.signed", case=case)

    page = signed_in(therapist).get(reverse("history", args=[case.pk]))

    words = [line.words for line in page.context["lines"]]
    assert words == ["Opened the case", "Note signed"]


def test_and_holds_nothing_of_another_case(signed_in, case, therapist):
    other = make.case(therapist=therapist, of=make.client("Andere Person"))
    audit.log(by=therapist, verb="note.signed", case=other)

    page = signed_in(therapist).get(reverse("history", args=[case.pk]))
    assert [line.words for line in page.context["lines"]] == ["Opened the case"]


# As a table


def test_the_table_holds_what_the_page_holds(signed_in, therapist, case, some_events):
    header, *rows = exported(signed_in(therapist))

    assert header[2:4] == ["Who", "What"]
    assert header[4:7] == ["About", "Detail", "Case"]
    assert [row[3] for row in rows] == ["Note signed", "Opened the case"]
    assert rows[0][6] == case.client.number


def test_the_table_keeps_the_filter(signed_in, admin, some_events):
    _, *rows = exported(signed_in(admin), verb="note.signed")

    assert [row[3] for row in rows] == ["Note signed"]


def test_taking_the_table_is_an_event_itself(signed_in, admin, some_events):
    exported(signed_in(admin))

    last = Event.objects.order_by("-id").first()
    assert (last.verb, last.actor_id) == ("access_log.exported", admin.pk)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "\n=1",
    ],
)
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Ruth Adeyemi", "", "7QK2M9XR", "a=b", "192.0.2.1"])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


def test_a_name_that_is_a_formula_comes_out_harmless(signed_in, admin):
    mallory = make.user("=cmd|' /C calc'!A0 Mallory")
    audit.log(by=mallory, verb="test.made")

    _, *rows = exported(signed_in(admin))

    assert rows[-1][2].startswith("'=cmd")


def test_a_long_log_is_streamed_in_batches(admin, therapist, monkeypatch):
    for _ in range(7):
        audit.log(by=therapist, verb="test.made")
    monkeypatch.setattr(events, "BATCH", 3)

    found = list(events.all_lines(events.events_for(admin, events.Filter()), admin))

    assert len(found) == 7


@pytest.mark.parametrize("page", [LOG, EXPORT])
def test_nothing_is_posted_here(signed_in, admin, page):
    assert signed_in(admin).post(page).status_code == 405


def test_whoever_is_no_therapist_any_more_reads_no_log_of_the_cases_they_had(
    case, therapist, some_events
):
    assert events.events_for(therapist, events.Filter()).exists()
    therapist.is_therapist, therapist.is_supervisor = False, True
    therapist.save()

    assert not events.events_for(therapist, events.Filter()).exists()
