"""Ratings and recordings as people meet them."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from supervision.actions import sample_recording
from supervision.models import CompetenceRating, RatingShare, SessionRecording
from tests import make_couples, make_ratings

pytestmark = pytest.mark.django_db


def url(name, case, *more):
    return reverse(f"supervision:{name}", args=[case.pk, *more])


def told(answer):
    """The last message; earlier ones may wait for a page that shows them."""
    return [str(message) for message in get_messages(answer.wsgi_request)][-1:]


def as_(person):
    browser = Browser()
    browser.force_login(person)
    return browser


@pytest.fixture
def held(case):
    return make_ratings.held(case, 2)


@pytest.fixture
def draft(case, held, supervisor):
    return make_ratings.begun(case, supervisor)


def test_a_supervisor_begins_from_a_recording_and_gives_it(case, held, supervisor):
    make_ratings.recording(held[0])
    browser = as_(supervisor)

    begun = browser.post(
        url("begin_rating", case), {"session": held[0].pk, "evidence": "RECORDING"}
    )
    rating = CompetenceRating.objects.get()
    assert begun.url == url("write_rating", case, rating.pk)
    page = browser.get(begun.url).content.decode()
    assert "Inventory whole, expectations both ways" in page
    assert "Minute of the recording" in page
    assert "Tasks of this session that were not" in page
    given = browser.post(
        begun.url,
        {
            "version": 0,
            "words": "Warm and clear.",
            "IPT_LINKING_score": "3",
            "IPT_LINKING_comment": "The call on Tuesday",
            "IPT_LINKING_minute": "12",
            "IPT_TASK_score": "NA",
            "give": "1",
        },
    )

    assert given.url == url("rating", case, rating.pk)
    assert told(given) == ["Given. The therapist can read it now."]
    read = as_(case.therapist).get(given.url).content.decode()
    assert "3 Good" in read
    assert "minute 12" in read
    assert "Warm and clear." in read
    assert "Did not apply" in read


def test_a_draft_comes_back_as_it_was_saved(draft, supervisor):
    browser, path = as_(supervisor), url("write_rating", draft.case, draft.pk)

    browser.post(path, {"version": 0, "IPT_AFFECT_comment": "Later", "words": "Half"})

    page = browser.get(path).content.decode()
    assert 'value="Later"' in page
    assert "Half</textarea>" in page
    assert CompetenceRating.objects.get().answers == {
        "IPT_AFFECT": {"comment": "Later"}
    }


def test_a_bad_minute_says_so_and_loses_nothing(case, held, supervisor):
    make_ratings.recording(held[0])
    rating = make_ratings.begun(
        case, supervisor, evidence="RECORDING", therapy_session=held[0]
    )

    answer = as_(supervisor).post(
        url("write_rating", case, rating.pk),
        {"version": 0, "IPT_AFFECT_minute": "twelve", "words": "Typed already"},
    )

    page = answer.content.decode()
    assert "Minute must be a whole number from 0 to 300" in page
    assert "Typed already" in page
    assert CompetenceRating.objects.get().words == ""


def test_giving_nothing_says_so(draft, supervisor):
    answer = as_(supervisor).post(
        url("write_rating", draft.case, draft.pk),
        {"version": 0, "words": "Only words", "give": "1"},
    )

    page = answer.content.decode()
    assert "Rate at least one line before you give it." in page
    assert "Only words" in page


def test_of_two_pages_the_second_is_told_and_keeps_its_words(draft, supervisor):
    browser, path = as_(supervisor), url("write_rating", draft.case, draft.pk)
    browser.post(path, {"version": 0, "IPT_AFFECT_score": "1", "words": "There"})

    answer = browser.post(
        path, {"version": 0, "IPT_AFFECT_score": "4", "words": "Here"}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nothing is lost" in page
    assert "1 Needs work" in page
    assert "There" in page
    assert "Here</textarea>" in page
    again = browser.post(path, {"version": 1, "IPT_AFFECT_score": "4", "words": "Here"})
    assert again.status_code == 302
    assert CompetenceRating.objects.get().words == "Here"


def test_the_draft_saves_itself_and_tells_of_another_page(draft, supervisor):
    browser = as_(supervisor)
    path = url("autosave_rating", draft.case, draft.pk)

    first = browser.post(path, {"version": 0, "IPT_AFFECT_score": "2"})
    second = browser.post(path, {"version": 0, "IPT_AFFECT_score": "4"})
    wrong = browser.post(path, {"version": 1, "words": "x" * 2001})

    assert (first.status_code, first.json()["version"]) == (200, 1)
    assert second.status_code == 409
    assert "Nothing is lost" in second.json()["problem"]
    assert wrong.status_code == 422
    assert CompetenceRating.objects.get().answers == {"IPT_AFFECT": {"score": 2}}


def test_in_initials_mode_a_draft_opens_with_its_words_folded(draft, supervisor):
    browser, path = as_(supervisor), url("write_rating", draft.case, draft.pk)
    browser.post(path, {"version": 0, "IPT_AFFECT_comment": "Karl", "words": "Karl"})
    supervisor.names_shown = "INITIALS"
    supervisor.save()

    page = browser.get(path).content.decode()

    assert "<details open" not in page[page.index("<form method") :]


def test_a_given_one_has_no_page_to_write(case, held, supervisor):
    rating = make_ratings.given(case, supervisor)
    browser = as_(supervisor)

    assert browser.get(url("write_rating", case, rating.pk)).url == url(
        "rating", case, rating.pk
    )
    answer = browser.post(url("discard_rating", case, rating.pk))
    assert told(answer) == [
        "This rating is given. It stays as it is; begin another one."
    ]


def test_a_draft_is_thrown_away(draft, supervisor):
    answer = as_(supervisor).post(url("discard_rating", draft.case, draft.pk))

    assert answer.url == url("ratings", draft.case)
    assert not CompetenceRating.objects.exists()


def test_the_address_of_a_draft_leads_to_writing(draft, supervisor):
    answer = as_(supervisor).get(url("rating", draft.case, draft.pk))

    assert answer.url == url("write_rating", draft.case, draft.pk)


def test_without_a_recording_the_page_says_what_to_do(case, held, supervisor):
    answer = as_(supervisor).post(
        url("begin_rating", case), {"session": held[0].pk, "evidence": "RECORDING"}
    )

    assert "The therapist enters it first" in answer.content.decode()


def test_a_therapist_looks_back_and_nobody_else_finds_it(case, held, supervisor):
    browser = as_(case.therapist)
    begun = browser.post(
        url("begin_rating", case), {"session": held[1].pk, "evidence": "MEMORY"}
    )
    own = CompetenceRating.objects.get()
    finished = browser.post(
        begun.url, {"version": 0, "IPT_STANCE_score": "2", "give": "1"}
    )

    assert told(finished) == ["Finished. It is yours alone until you share it."]
    other = as_(supervisor)
    assert other.get(finished.url).status_code == 404
    assert "Own view" not in other.get(url("ratings", case)).content.decode()
    share = browser.post(url("share_rating", case, own.pk))
    assert told(share) == ["Shared. Until it is read you can take it back."]
    assert "Take it back" in browser.get(finished.url).content.decode()
    assert other.get(finished.url).status_code == 200
    assert "Read by Helena Marsh" in browser.get(finished.url).content.decode()
    late = browser.post(url("take_back_rating", case, own.pk))
    assert told(late) == ["Your supervisor has read it. It stays shared."]


def test_what_was_taken_back_is_not_found(case, held, supervisor):
    own = make_ratings.own(held[0])
    browser = as_(case.therapist)
    browser.post(url("share_rating", case, own.pk))

    answer = browser.post(url("take_back_rating", case, own.pk))

    assert told(answer) == ["Taken back. It is yours alone."]
    assert as_(supervisor).get(url("rating", case, own.pk)).status_code == 404


def test_a_draft_is_not_shared(case, held):
    draft = make_ratings.begun(
        case, case.therapist, evidence="MEMORY", therapy_session=held[0]
    )

    answer = as_(case.therapist).post(url("share_rating", case, draft.pk))

    assert "Finish it first" in told(answer)[0]
    assert not RatingShare.objects.exists()


def test_its_own_reading_does_not_count_as_a_reading(case, held):
    own = make_ratings.own(held[0])
    browser = as_(case.therapist)
    browser.post(url("share_rating", case, own.pk))

    browser.get(url("rating", case, own.pk))

    assert RatingShare.objects.get().read_at is None


# The register


def test_a_recording_is_entered_listened_to_and_destroyed(case, held, supervisor):
    make_ratings.agreed(case.client, case.therapist, limits="Only for Dr Marsh")
    browser, register = as_(case.therapist), url("recordings", case)

    entered = browser.post(
        register,
        {"session": held[0].pk, "kind": "AUDIO", "kept_at": "Stick in the cupboard"},
    )
    recording = SessionRecording.objects.get()
    assert told(entered) == ["The recording stands in the register."]
    page = browser.get(register).content.decode()
    assert "Stick in the cupboard" in page
    assert "Only for Dr Marsh" in page
    heard = as_(supervisor).post(url("sample_recording", case, recording.pk))
    assert told(heard) == ["Noted that you listened to it today."]
    gone = browser.post(
        url("destroy_recording", case, recording.pk),
        {"how": "WIPED", "destroyed_on": timezone.localdate().isoformat()},
    )
    assert gone.url == register
    assert "The device or disk was wiped" in browser.get(register).content.decode()
    late = as_(supervisor).post(url("sample_recording", case, recording.pk))
    assert told(late) == ["This recording is destroyed."]
    again = browser.post(
        url("destroy_recording", case, recording.pk),
        {"how": "WIPED", "destroyed_on": timezone.localdate().isoformat()},
    )
    assert "This recording is destroyed." in again.content.decode()


def test_a_day_that_is_too_late_is_named_at_its_field(case, held):
    make_ratings.agreed(case.client, case.therapist)

    answer = as_(case.therapist).post(
        url("recordings", case),
        {
            "session": held[0].pk,
            "kind": "AUDIO",
            "kept_at": "Stick",
            "destroy_by": "2099-01-01",
        },
    )

    page = answer.content.decode()
    assert "The practice keeps recordings for 90 days at most" in page
    assert 'value="Stick"' in page


def test_without_consent_the_register_offers_nothing(case, held):
    page = as_(case.therapist).get(url("recordings", case)).content.decode()

    assert "Not asked yet." in page
    assert "Enter it" not in page


def test_a_closed_case_still_has_its_recordings_destroyed(case, held, supervisor):
    recording = make_ratings.recording(held[0])
    case.status, case.closed_on = "CLOSED", timezone.localdate()
    case.closed_by, case.ending_reason = case.therapist, "COMPLETED"
    case.save()

    page = as_(case.therapist).get(url("destroy_recording", case, recording.pk))

    assert page.status_code == 200


def test_both_of_a_couple_are_named_with_their_answers(therapist):
    case = make_couples.couple_case(therapist=therapist)
    make_ratings.agreed(case.client, therapist)

    page = as_(therapist).get(url("recordings", case)).content.decode()

    assert "Priya" in page
    assert "Tom" in page
    assert "Not asked yet." in page


def test_in_initials_mode_what_was_written_is_closed(case, held, supervisor):
    recording = make_ratings.recording(held[0])
    rating = make_ratings.given(case, supervisor, words="Rang her brother Karl")
    supervisor.names_shown = "INITIALS"
    supervisor.save()
    browser = as_(supervisor)

    read = browser.get(url("rating", case, rating.pk)).content.decode()
    register = browser.get(url("recordings", case)).content.decode()

    assert "Karl" not in read.split("<details")[0]
    assert recording.kept_at not in register.split("<details")[0]


def test_ratings_are_on_no_page_of_the_client_s_record(case, held, supervisor):
    make_ratings.given(case, supervisor, words="Zanzibar")
    browser = as_(case.therapist)

    for name in ("sessions:list", "documents:list", "supervision:case"):
        page = browser.get(reverse(name, args=[case.pk])).content.decode()
        assert "Zanzibar" not in page


@pytest.mark.parametrize("name", ["ratings", "recordings"])
def test_a_list_costs_the_same_for_ten_as_for_one(case, held, supervisor, name):
    def costs():
        browser = as_(supervisor)
        browser.get(url(name, case))
        with CaptureQueriesContext(connection) as asked:
            browser.get(url(name, case))
        return len(asked)

    def one_more():
        make_ratings.given(case, supervisor)
        recording = make_ratings.recording(held[0])
        sample_recording(recording=recording, by=supervisor)

    one_more()
    with_one = costs()
    for _ in range(9):
        one_more()

    assert costs() == with_one


@pytest.mark.parametrize("name", ["discard_rating", "share_rating", "take_back_rating"])
def test_whoever_reads_a_rating_of_another_changes_nothing_of_it(
    case, held, supervisor, name
):
    given = make_ratings.given(case, supervisor)
    therapist = as_(case.therapist)

    assert therapist.get(url("rating", case, given.pk)).status_code == 200
    assert therapist.post(url(name, case, given.pk)).status_code == 404
    assert CompetenceRating.objects.filter(pk=given.pk).exists()
