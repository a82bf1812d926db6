"""The pages of supervision, as people meet them."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from cases.models import FlagDismissal
from sessions.models import CarriedTask, Countersignature
from supervision import queries
from supervision.models import SupervisionReview
from tests import make, make_cases, make_formulation, make_measures, make_sessions
from tests.make_supervision import scored

pytestmark = pytest.mark.django_db

TABLE = reverse("supervision:caseload")
QUEUE = reverse("supervision:countersign")


def url(name, case, *more):
    return reverse(f"supervision:{name}", args=[case.pk, *more])


def told(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def rests_on(case, flag):
    found = {one.key: one for one in queries.flags_of(case, timezone.now())}
    return found[flag].rests_on


@pytest.fixture
def full(case):
    """Scores, a focus, notes, a flag of every colour."""
    make_measures.administration(case, total=19, on=make_sessions.FIRST_DAY)
    make_formulation.agreed_focus(case)
    scored(case, [18, 17, 17])
    make_cases.withdrawn_consent(case)
    return case


@pytest.fixture
def note(trainee):
    case = make.case(therapist=trainee, of=make.client("Ola Berg"))
    (first, *_) = make_sessions.course(case=case)
    return make_sessions.signed(first)


# Caseload


def test_the_caseload_shows_its_cases_with_flags_and_their_rules(
    signed_in, full, supervisor
):
    page = signed_in(supervisor).get(TABLE).text

    assert full.client.number in page
    assert "Needs a closer look" in page
    assert "Rule: " in page
    assert 'class="sp"' in page
    assert "R Adeyemi" in page
    assert 'class="sheet peek"' not in page


def test_an_empty_caseload_says_what_to_do(signed_in, supervisor):
    page = signed_in(supervisor).get(TABLE).text

    assert "cases are here yet." in page
    assert "Start review" not in page


def test_filters_that_match_nothing_can_be_cleared(signed_in, full, supervisor):
    page = signed_in(supervisor).get(TABLE, {"therapy": "DIT"}).text

    assert "No cases match." in page
    assert "Clear filters" in page


def test_filters_go_along_to_the_case_beside_the_table(signed_in, full, supervisor):
    page = signed_in(supervisor).get(TABLE, {"therapy": "IPT"}).text

    assert f"?therapy=IPT&amp;case={full.pk}" in page


def test_a_case_is_opened_beside_the_table(signed_in, full, supervisor):
    page = signed_in(supervisor).get(TABLE, {"case": full.pk}).text

    assert 'class="sheet peek"' in page
    assert f'id="row-{full.pk}" data-of="{full.pk}" aria-selected="true"' in page
    assert "1 of 1" in page
    assert "Taken back: Writing to the GP." in page
    assert "I used to be a teacher" in page
    assert "Told the story of the week." in page
    assert 'class="ch s"' in page
    assert Event.objects.filter(verb="case.read", case_id=full.pk).count() == 1


def test_a_case_without_anything_is_opened_just_the_same(signed_in, case, supervisor):
    page = signed_in(supervisor).get(TABLE, {"case": case.pk}).text

    assert "No scores yet." in page
    assert "None chosen yet." in page
    assert "No signed session yet." in page


def test_a_script_gets_the_pane_alone(signed_in, full, supervisor):
    page = signed_in(supervisor).get(
        TABLE, {"case": full.pk, "view": "flagged"}, headers={"HX-Request": "true"}
    )

    assert page.text.lstrip().startswith("<aside")
    assert '<input type="hidden" name="view" value="flagged">' in page.text


def test_a_case_of_nobody_one_supervises_is_not_opened(
    signed_in, supervisor, outsider, case
):
    strange = make.case(therapist=outsider, of=make.client("Not Hers"))
    browser = signed_in(supervisor)

    assert browser.get(TABLE, {"case": strange.pk}).status_code == 404
    assert browser.get(TABLE, {"case": "nonsense"}).status_code == 200


# One case


def test_the_page_of_a_case_says_why_it_needs_a_look(signed_in, full, supervisor):
    page = signed_in(supervisor).get(url("case", full)).text

    assert "Taken back: Writing to the GP." in page
    assert "Cleared by: Asking again." in page
    assert "Mark reviewed, next" in page
    assert "Ask the therapist to do something" in page


def test_the_therapist_sees_the_same_and_reviews_nothing(signed_in, full, therapist):
    page = signed_in(therapist).get(url("case", full)).text

    assert "Taken back: Writing to the GP." in page
    assert "Add the comment" in page
    assert reverse("supervision:mark_reviewed", args=[full.pk]) not in page
    assert "Ask the therapist" not in page


def test_cover_sees_flags_and_not_what_the_two_say(
    signed_in, full, supervisor, outsider
):
    make.access(to=full, user=outsider)
    SupervisionReview.objects.create(
        case=full,
        kind="COMMENT",
        text="Between the two of us",
        author=supervisor,
        written_at=make.NOW,
    )
    browser = signed_in(outsider)

    page = browser.get(url("case", full)).text
    assert "Taken back: Writing to the GP." in page
    assert "Between the two of us" not in page
    assert "theirs to read" in page
    answer = browser.post(url("comment", full), {"text": "Me too"})
    assert answer.status_code == 403


def test_a_case_without_flags_says_so(signed_in, therapist, supervisor):
    closed = make.closed_case(therapist=therapist)

    page = signed_in(supervisor).get(url("case", closed)).text

    assert "No flag stands now." in page
    assert "Ask the therapist" not in page


# Comments


def test_a_comment_is_added_and_read_by_both(signed_in, case, therapist, supervisor):
    answer = signed_in(supervisor).post(
        url("comment", case), {"text": "And his sleep?"}
    )
    assert answer.url == url("case", case)

    page = signed_in(therapist).get(url("case", case)).text
    assert "And his sleep?" in page
    assert "Helena Marsh" in page


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "Write a comment first"), ("x" * 4001, "Comment can hold 4000 characters")],
)
def test_a_comment_that_cannot_be_kept_comes_back(
    signed_in, case, therapist, text, sentence
):
    page = signed_in(therapist).post(url("comment", case), {"text": text})

    assert page.status_code == 200
    assert sentence in page.text
    assert text[:50] in page.text
    assert not SupervisionReview.objects.exists()


def test_a_comment_from_the_pane_leads_back_to_the_pane(signed_in, case, supervisor):
    answer = signed_in(supervisor).post(
        url("comment", case), {"text": "Later", "table": "1", "view": "due"}
    )

    assert answer.url == f"{TABLE}?view=due&case={case.pk}"


# Mark reviewed


@pytest.fixture
def second(case, therapist):
    """Stands below `case` in the table, because it was looked at a while ago."""
    other = make.case(therapist=therapist, of=make.client("Zoe Last"))
    SupervisionReview.objects.create(
        case=other,
        kind="REVIEWED",
        author=therapist,
        written_at=timezone.now() - timedelta(days=20),
    )
    return other


def test_mark_reviewed_goes_on_to_the_next_case(signed_in, case, second, supervisor):
    browser = signed_in(supervisor)

    answer = browser.post(url("mark_reviewed", case), {"text": "Fine.", "next": "1"})

    assert answer.url == url("case", second)
    kept = SupervisionReview.objects.get(case=case)
    assert (kept.kind, kept.text, kept.author) == ("REVIEWED", "Fine.", supervisor)
    assert kept.flags == ["DUE_FOR_REVIEW"]
    assert told(answer) == [f"Client {case.client.number} marked as reviewed."]


def test_from_the_pane_the_next_one_is_opened_beside_the_table(
    signed_in, case, second, supervisor
):
    values = {"text": "", "next": "1", "table": "1", "therapy": "IPT"}

    answer = signed_in(supervisor).post(url("mark_reviewed", case), values)

    assert answer.url == f"{TABLE}?therapy=IPT&case={second.pk}"


def test_what_is_filtered_away_is_not_next(signed_in, case, second, supervisor):
    values = {"next": "1", "table": "1", "therapist": str(supervisor.pk)}

    answer = signed_in(supervisor).post(url("mark_reviewed", case), values)

    assert answer.url == f"{TABLE}?therapist={supervisor.pk}"


def test_after_the_last_one_the_table_comes_back(signed_in, case, second, supervisor):
    browser = signed_in(supervisor)

    passed_over = browser.post(url("mark_reviewed", second), {"next": "1"})
    last = browser.post(url("mark_reviewed", case), {"next": "1"})
    alone = browser.post(url("mark_reviewed", case), {})

    assert passed_over.url == url("case", case)
    assert last.url == alone.url == TABLE


def test_a_review_that_is_too_long_comes_back(signed_in, case, supervisor):
    page = signed_in(supervisor).post(url("mark_reviewed", case), {"text": "y" * 4001})

    assert "can hold 4000 characters" in page.text
    assert "y" * 4001 in page.text
    assert not SupervisionReview.objects.exists()


# Asking


def test_a_task_comes_home_to_the_therapist(signed_in, case, therapist, supervisor):
    values = {"text": "Bring the recording", "due_on": "2126-11-30"}
    answer = signed_in(supervisor).post(url("ask", case), values)
    assert answer.url == url("case", case)

    task = CarriedTask.objects.get()
    page = signed_in(therapist).get(url("case", case)).text
    assert "Bring the recording" in page
    assert reverse("sessions:finish_task", args=[case.pk, task.pk]) in page


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"text": "", "due_on": ""}, "Write what is to be done"),
        ({"text": "   ", "due_on": ""}, "Write what is to be done"),
        ({"text": "Bring it", "due_on": "31 02 2027"}, "By must be a real date"),
    ],
)
def test_a_task_that_cannot_be_asked_comes_back(
    signed_in, case, supervisor, values, sentence
):
    page = signed_in(supervisor).post(url("ask", case), values)

    assert sentence in page.text
    assert values["text"].strip() in page.text
    assert not CarriedTask.objects.exists()


def test_a_closed_case_is_asked_nothing(signed_in, therapist, supervisor):
    closed = make.closed_case(therapist=therapist)

    page = signed_in(supervisor).post(url("ask", closed), {"text": "One more thing"})

    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert not CarriedTask.objects.exists()


# Letting a flag rest


def test_a_flag_is_let_rest_and_stays_readable(signed_in, full, therapist, supervisor):
    dismiss = url("dismiss_flag", full, "CONSENT")
    browser = signed_in(therapist)
    assert "Taken back: Writing to the GP" in browser.get(dismiss).text

    answer = browser.post(
        dismiss,
        {
            "evidence": rests_on(full, "CONSENT"),
            "reason": "The GP was told in person",
            "until_on": "",
        },
    )

    assert answer.url == url("case", full)
    page = signed_in(supervisor).get(url("case", full)).text
    assert "1 at rest" in page
    assert "The GP was told in person" in page
    assert "until facts change" in page


def test_a_flag_can_rest_until_a_day(signed_in, full, supervisor):
    day = timezone.localdate() + timedelta(days=14)

    signed_in(supervisor).post(
        url("dismiss_flag", full, "CONSENT"),
        {
            "evidence": rests_on(full, "CONSENT"),
            "reason": "On Thursday's agenda",
            "until_on": day.isoformat(),
        },
    )

    assert FlagDismissal.objects.get().until_on == day


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"reason": ""}, "Write why this flag can rest"),
        (
            {"reason": "Talked", "until_on": "2020-01-01"},
            "The day until which it rests must be today or later",
        ),
        ({"reason": "Talked", "until_on": "soon"}, "Until must be a real date"),
    ],
)
def test_what_cannot_rest_comes_back_as_it_was_typed(
    signed_in, full, therapist, values, sentence
):
    dismiss = url("dismiss_flag", full, "CONSENT")

    page = signed_in(therapist).post(
        dismiss, {"evidence": rests_on(full, "CONSENT")} | values
    )

    assert page.status_code == 200
    assert sentence in page.text
    assert f'value="{values["reason"]}"' in page.text or not values["reason"]
    assert not FlagDismissal.objects.exists()


@pytest.mark.parametrize(
    ("flag", "sentence"),
    [
        ("CONSENT", "What this flag rests on has changed"),
        ("CONTRACT_OVER", "This flag does not stand any more"),
    ],
)
def test_a_flag_that_changed_since_it_was_read_leads_back(
    signed_in, full, therapist, flag, sentence
):
    answer = signed_in(therapist).post(
        url("dismiss_flag", full, flag), {"evidence": "Old", "reason": "Talked"}
    )

    assert answer.url == url("case", full)
    assert sentence in told(answer)[0]


def test_a_flag_that_does_not_stand_has_no_form(signed_in, case, therapist):
    page = signed_in(therapist).get(url("dismiss_flag", case, "DNA2")).text

    assert "This flag does not stand any more." in page
    assert "Why it can rest" not in page


@pytest.mark.parametrize("flag", ["MOON_PHASE", "DUE_FOR_REVIEW"])
def test_an_unknown_flag_and_a_group_have_no_page(signed_in, case, therapist, flag):
    browser = signed_in(therapist)

    assert browser.get(url("dismiss_flag", case, flag)).status_code == 404


# Countersigning


def countersign_url(note):
    return url("countersign_note", note.case, note.therapy_session_id)


def test_the_queue_holds_what_waits_and_leads_to_it(signed_in, note, supervisor):
    page = signed_in(supervisor).get(QUEUE).text

    assert countersign_url(note) in page
    assert "Waiting" in page


def test_an_empty_queue_says_so(signed_in, supervisor):
    assert "Nothing waiting for you." in signed_in(supervisor).get(QUEUE).text


def test_a_note_is_read_and_countersigned(signed_in, note, supervisor):
    browser = signed_in(supervisor)
    page = browser.get(countersign_url(note)).text
    assert "Told the story of the week." in page
    assert "Mina Castellano" in page

    answer = browser.post(countersign_url(note), {"decision": "AGREED"})

    assert answer.url == QUEUE
    assert Countersignature.objects.get().author == supervisor
    assert (
        "does not wait for a countersignature"
        in browser.get(countersign_url(note)).text
    )


def test_returning_needs_a_comment(signed_in, note, supervisor):
    browser = signed_in(supervisor)

    page = browser.post(countersign_url(note), {"decision": "RETURNED", "comment": " "})
    assert "Write what the note still needs" in page.text
    assert not Countersignature.objects.exists()

    browser.post(
        countersign_url(note), {"decision": "RETURNED", "comment": "What about safety?"}
    )
    assert "Returned to the therapist" in browser.get(QUEUE).text
    assert "What about safety?" in browser.get(countersign_url(note)).text


def test_an_answer_has_to_be_chosen(signed_in, note, supervisor):
    page = signed_in(supervisor).post(countersign_url(note), {"comment": "Well done"})

    assert "Choose whether you countersign or return it" in page.text
    assert "Well done" in page.text


def test_countersigning_twice_is_refused_with_a_sentence(signed_in, note, supervisor):
    browser = signed_in(supervisor)
    browser.post(countersign_url(note), {"decision": "AGREED"})

    page = browser.post(countersign_url(note), {"decision": "AGREED"})

    assert page.status_code == 200
    assert "does not wait for a countersignature" in page.text
    assert Countersignature.objects.count() == 1


def test_a_session_that_is_not_signed_or_of_another_case_is_no_page(
    signed_in, note, supervisor, case
):
    unsigned = make_sessions.sessions(note.case)[1]
    browser = signed_in(supervisor)

    assert (
        browser.get(url("countersign_note", note.case, unsigned.pk)).status_code == 404
    )
    other = url("countersign_note", case, note.therapy_session_id)
    assert browser.get(other).status_code == 404


def test_the_author_of_a_note_cannot_countersign_it(signed_in, note, trainee):
    answer = signed_in(trainee).post(countersign_url(note), {"decision": "AGREED"})

    assert answer.status_code == 403
    assert not Countersignature.objects.exists()


# Who may, and how


def pages(case, session_id):
    return {
        "case": url("case", case),
        "comment": url("comment", case),
        "mark_reviewed": url("mark_reviewed", case),
        "ask": url("ask", case),
        "dismiss_flag": url("dismiss_flag", case, "CONSENT"),
        "countersign_note": url("countersign_note", case, session_id),
    }


@pytest.mark.parametrize("who", ["outsider", "admin"])
def test_nobody_else_finds_a_page(signed_in, note, who, request):
    browser = signed_in(request.getfixturevalue(who))

    for name, address in pages(note.case, note.therapy_session_id).items():
        if name != "case":
            answer = browser.post(address, {"text": "x", "decision": "AGREED"})
            assert answer.status_code == 404, name
    assert browser.get(url("case", note.case)).status_code == 404
    assert browser.get(TABLE).status_code == 403
    assert browser.get(QUEUE).status_code == 403


def test_a_therapist_does_nothing_that_is_the_supervisors(signed_in, note, trainee):
    found = pages(note.case, note.therapy_session_id)
    browser = signed_in(trainee)

    for name in ("mark_reviewed", "ask", "countersign_note"):
        answer = browser.post(found[name], {"text": "x", "decision": "AGREED"})
        assert answer.status_code == 403, name
    assert not SupervisionReview.objects.exists()


def test_wrong_methods_are_refused(signed_in, note, supervisor):
    found = pages(note.case, note.therapy_session_id)
    browser = signed_in(supervisor)

    for address in (TABLE, QUEUE, found["case"]):
        assert browser.post(address).status_code == 405
    for name in ("comment", "mark_reviewed", "ask"):
        assert browser.get(found[name]).status_code == 405
    for name in ("dismiss_flag", "countersign_note"):
        assert browser.put(found[name]).status_code == 405


def test_initials_hide_every_name_in_the_whole_response(
    signed_in, full, supervisor, note
):
    supervisor.names_shown = "INITIALS"
    supervisor.save()
    browser = signed_in(supervisor)
    addresses = [
        TABLE,
        f"{TABLE}?case={full.pk}",
        QUEUE,
        url("case", full),
        countersign_url(note),
        url("dismiss_flag", full, "CONSENT"),
    ]

    for address in addresses:
        page = browser.get(address).text
        for word in ("Daniel", "Okafor", "Ola Berg", "Berg"):
            assert word not in page, address
    assert "D.O." in browser.get(TABLE).text


def test_who_sees_many_cases_begins_with_initials(signed_in, full, supervisor):
    page = signed_in(supervisor).get(TABLE, {"case": full.pk}).text

    assert "Okafor" not in page


# From the table onto the agenda


def bring(browser, case, **fields):
    return browser.post(url("bring", case), {"table": "1"} | fields)


def test_a_case_goes_from_the_table_onto_the_agenda_with_what_was_typed(
    signed_in, full, supervisor
):
    browser = signed_in(supervisor)
    answer = bring(browser, full, text="Is it still grief?", view="flagged")

    item = queries.open_item_of(full)
    assert (item.reason, item.question) == ("ROUTINE", "Is it still grief?")
    assert answer.url == f"{TABLE}?view=flagged&case={full.pk}"
    page = browser.get(answer.url).text
    assert "On the agenda since" in page
    assert url("bring", full) not in page


def test_putting_it_there_again_says_who_did(signed_in, full, supervisor):
    browser = signed_in(supervisor)
    bring(browser, full)
    answer = bring(browser, full)

    assert "On the agenda already: Helena Marsh put it there" in told(answer)[-1]


def test_a_question_for_a_case_that_stands_there_is_not_lost(
    signed_in, full, supervisor
):
    browser = signed_in(supervisor)
    bring(browser, full, text="The first question")
    answer = bring(browser, full, text="The second question")

    assert answer.status_code == 409
    assert "The first question" in answer.text
    assert "The second question" in answer.text


def test_a_question_that_is_too_long_comes_back_with_its_words(
    signed_in, full, supervisor
):
    answer = bring(signed_in(supervisor), full, text="Why? " * 300)

    assert "can hold 1000 characters" in answer.text
    assert "Why? Why? Why?" in answer.text
    assert queries.open_item_of(full) is None
