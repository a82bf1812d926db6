"""One therapist's work along the time, and their hours; never beside anybody else."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Practice
from cases.models import Case
from supervision.actions import note_reading, sample_recording, share_rating
from supervision.log_paper import log_facts
from supervision.models import LogPaper, SessionRecording
from supervision.queries import hours as hours_queries
from supervision.queries.hours import Hour, hours_log, supervised, time_words
from supervision.queries.people import Seen, progress_of
from tests import make, make_ratings, make_sessions, make_supervision

pytestmark = pytest.mark.django_db

LONG_AGO = make.TODAY - timedelta(days=365)
DAYS = "?first=2026-01-01&last=2026-11-30"


def as_(person):
    browser = Browser()
    browser.force_login(person)
    return browser


def url(name, *args):
    return reverse(f"supervision:{name}", args=args)


@pytest.fixture
def training(trainee):
    """A trainee's case with six signed sessions: the middle has begun."""
    case = make.case(therapist=trainee, of=make.client("Ola Berg"))
    make_ratings.held(case, 6)
    return case


@pytest.fixture
def held_hours(monkeypatch):
    """Supervision sessions, as if they had been closed."""
    kept = []

    def between(person, first, last):
        return [
            one
            for one in kept
            if person in (one.supervisor, *one.present) and first <= one.on <= last
        ]

    monkeypatch.setattr(hours_queries, "supervisions_of", between)
    return kept


def hour(case, supervisor, *, on=make.TODAY, minutes=50, also=()):
    return Hour(
        on=on,
        minutes=minutes,
        mode="One to one",
        supervisor=supervisor,
        present=(case.therapist, *also),
        cases=(Case.objects.with_people().get(pk=case.pk),),
    )


def sessions_of(case):
    return make_sessions.sessions(case)


# The work


def test_what_no_supervisor_has_heard_is_missing_phase_by_phase(training, supervisor):
    progress = progress_of(training.therapist, supervisor, make.TODAY)

    assert [one.seen for one in progress.cases[0].phases] == [
        Seen.MISSING,
        Seen.MISSING,
        Seen.AHEAD,
    ]
    assert progress.missing == (f"Client {training.client.number}: beginning, middle",)


def test_a_rating_from_discussion_is_not_enough(training, supervisor):
    make_ratings.given(training, supervisor)

    progress = progress_of(training.therapist, supervisor, make.TODAY)

    assert progress.cases[0].phases[1].seen == Seen.DISCUSSION
    assert progress.missing == (f"Client {training.client.number}: beginning, middle",)


def test_one_from_a_recording_is(training, supervisor):
    first = sessions_of(training)[0]
    make_ratings.recording(first)
    make_ratings.given(
        training, supervisor, evidence="RECORDING", therapy_session=first
    )

    progress = progress_of(training.therapist, supervisor, make.TODAY)

    assert progress.cases[0].phases[0].seen == Seen.RECORDING
    assert progress.missing == (f"Client {training.client.number}: middle",)
    assert (progress.cases[0].kept, progress.cases[0].sampled) == (1, 1)


def test_recordings_are_said_in_words_and_not_as_nought(training, supervisor):
    def said():
        (one,) = progress_of(training.therapist, supervisor, make.TODAY).cases
        return one.recordings

    first, second = sessions_of(training)[:2]
    assert said() == "No recording"
    heard = make_ratings.recording(first)
    make_ratings.recording(second)
    assert said() == "2 kept, not listened to yet"
    sample_recording(recording=heard, by=supervisor, at=make.NOW)
    assert said() == "1 listened to, 2 kept"
    SessionRecording.objects.update(
        destroyed_on=make.TODAY, destroyed_how="WIPED", destroyed_by=supervisor
    )
    assert said() == "1 listened to, none kept now"
    page = as_(supervisor).get(url("therapist", training.therapist.pk))
    assert "1 listened to, none kept now" in page.content.decode()


def test_one_s_own_view_is_nobody_s_rating(training, supervisor):
    first = sessions_of(training)[0]
    make_ratings.recording(first)
    make_ratings.given(
        training, training.therapist, evidence="RECORDING", therapy_session=first
    )

    progress = progress_of(training.therapist, training.therapist, make.TODAY)

    assert progress.cases[0].phases[0].seen == Seen.MISSING
    assert progress.along[0].columns[0].rating.is_own
    assert progress_of(training.therapist, supervisor, make.TODAY).along == ()


def test_what_is_shared_stands_in_the_list_once_it_was_opened(training, supervisor):
    own = make_ratings.own(sessions_of(training)[0])
    share_rating(rating=own, by=own.rater, at=make.NOW)

    def columns(reader):
        along = progress_of(training.therapist, reader, make.TODAY).along
        return [column.rating for one in along for column in one.columns]

    assert columns(training.therapist) == [own]
    assert columns(supervisor) == []
    note_reading(rating=own, by=supervisor, at=make.NOW)
    assert columns(supervisor) == [own]


def test_of_a_qualified_therapist_nothing_is_missing(case, supervisor):
    make_ratings.held(case, 6)

    assert progress_of(case.therapist, supervisor, make.TODAY).missing == ()


def test_the_list_runs_along_the_time(training, supervisor):
    early, late = make.NOW - timedelta(days=7), make.NOW
    make_ratings.given(training, supervisor, scores={"IPT_AFFECT": 1}, at=early)
    make_ratings.given(
        training, supervisor, scores={"IPT_AFFECT": 3, "IPT_TASK": 2}, at=late
    )

    (along,) = progress_of(training.therapist, supervisor, make.TODAY).along

    said = {item.key: words for item, words in along.rows}
    assert said["IPT_AFFECT"] == ("1 Needs work", "3 Good")
    assert said["IPT_TASK"] == ("", "2 Adequate")
    assert len(said) == 2


def test_the_latest_twelve_stand_side_by_side(training, supervisor):
    for number in range(14):
        make_ratings.given(
            training, supervisor, at=make.NOW - timedelta(days=14 - number)
        )

    (along,) = progress_of(training.therapist, supervisor, make.TODAY).along

    assert (len(along.columns), along.left_out) == (12, 2)


def test_a_case_that_was_handed_on_leaves_the_scores_without_a_way_to_the_words(
    training, supervisor
):
    mina = training.therapist
    rating = make_ratings.given(training, supervisor, words="About Ola")
    training.therapist = make.user("Jonas Weil")
    training.save()

    page = as_(mina).get(url("mine")).content.decode()

    assert "2 Adequate" in page
    assert url("rating", training.pk, rating.pk) not in page
    assert "About Ola" not in page


def test_drafts_are_on_nobody_s_page(training, supervisor):
    make_ratings.begun(training, supervisor)

    assert progress_of(training.therapist, supervisor, make.TODAY).along == ()


def test_the_page_costs_the_same_for_five_cases_as_for_one(trainee, supervisor):
    def costs():
        with CaptureQueriesContext(connection) as asked:
            progress_of(trainee, supervisor, make.TODAY)
        return len(asked)

    def one_more(name):
        case = make.case(therapist=trainee, of=make.client(name))
        (held,) = make_ratings.held(case)
        sample_recording(recording=make_ratings.recording(held), by=supervisor)
        make_ratings.given(case, supervisor)

    one_more("Ola Berg")
    with_one = costs()
    for number in range(4):
        one_more(f"Ann No{number}")

    assert costs() == with_one


# Never added up, never beside somebody else

SUMS = re.compile(
    r"\b(average|mean|median|total score|rank|percentile|per cent)\b", re.I
)


@pytest.fixture
def two_supervisees(case, training, supervisor):
    """Scores from which a mean would be no whole number: 1, 2 and 4."""
    make_ratings.held(case, 5)
    for one in (case, training):
        for score in (1, 2, 4):
            make_ratings.given(one, supervisor, scores={"IPT_AFFECT": score})
    return case.therapist, training.therapist


PAGES = ("therapist", "hours", "hours_csv")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_and_no_file_holds_a_mean(two_supervisees, supervisor, name):
    for person in two_supervisees:
        answer = as_(supervisor).get(url(name, person.pk))
        content = b"".join(answer) if answer.streaming else answer.content
        text = content.decode()

        assert not SUMS.search(re.sub(r"<[^>]+>", " ", text))
        assert "2.3" not in text
        assert "2.33" not in text


@pytest.mark.parametrize("name", PAGES)
def test_no_page_and_no_file_names_two_supervisees(two_supervisees, supervisor, name):
    ruth, mina = two_supervisees
    for person, other in ((ruth, mina), (mina, ruth)):
        answer = as_(supervisor).get(url(name, person.pk))
        content = b"".join(answer) if answer.streaming else answer.content

        assert other.family_name not in content.decode()


def test_the_list_of_supervisees_holds_no_score(two_supervisees, supervisor):
    page = as_(supervisor).get(url("supervisees")).content.decode()
    main = page[page.index("<main") :]

    assert "Ruth Adeyemi" in main
    assert "In training" in main
    assert not re.search(r"\b[0-4] (Absent|Needs work|Adequate|Good|Strong)", main)


def test_the_page_of_a_case_holds_ratings_of_its_own_work_alone(
    two_supervisees, case, training, supervisor
):
    page = as_(supervisor).get(url("ratings", case.pk)).content.decode()

    assert page.count("/ratings/") >= 3
    assert "Castellano" not in page


# Doors


def test_others_find_no_page_of_a_therapist(training, supervisor, outsider, admin):
    for name in PAGES:
        for person in (outsider, admin):
            answer = as_(person).get(url(name, training.therapist.pk))
            assert answer.status_code == 404


def test_a_supervision_that_is_over_closes_the_page(training, supervisor):
    supervisor.supervisee_links.update(ends_on="2020-02-01")

    for name in PAGES:
        answer = as_(supervisor).get(url(name, training.therapist.pk))
        assert answer.status_code == 404


def test_a_supervisor_s_own_page_is_their_hours(supervisor):
    assert as_(supervisor).get(url("mine")).url == url("hours", supervisor.pk)


def test_recordings_to_destroy_stand_on_one_s_own_page_alone(training, supervisor):
    make_ratings.recording(sessions_of(training)[0])
    make_ratings.agreed(training.client, supervisor, withdrawn_on=make.TODAY)
    words = "Recordings to destroy"

    mine = as_(training.therapist).get(url("mine")).content.decode()
    theirs = as_(supervisor).get(url("therapist", training.therapist.pk))

    assert words in mine
    assert words not in theirs.content.decode()


# Hours


def test_hours_are_counted_with_whom_and_about_whom(training, supervisor, held_hours):
    held_hours += [
        hour(training, supervisor),
        hour(training, supervisor, on=make.TODAY - timedelta(days=7), minutes=60),
        hour(training, supervisor, on=LONG_AGO - timedelta(days=1)),
    ]

    log = hours_log(training.therapist, supervisor, LONG_AGO, make.TODAY)

    assert len(log.received) == 2
    assert log.time == "1 hour 50 minutes"
    assert log.received[0].labels == (f"O.B., {training.client.number}",)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ([], "0 hours"),
        ([60], "1 hour"),
        ([90, 90], "3 hours"),
        ([50], "0 hours 50 minutes"),
    ],
)
def test_time_in_words(training, supervisor, minutes, words):
    assert (
        time_words(hour(training, supervisor, minutes=one) for one in minutes) == words
    )


def test_a_talk_counts_for_the_last_session_before_it(training, held_hours):
    from sessions.queries import course_of

    held = [one for one in course_of(training).sessions if one.number]
    between = held[2].on + timedelta(days=1)

    assert supervised(held, [between, between], set()) == {held[2].session_id}
    assert supervised(held, [held[3].on], set()) == {held[3].session_id}
    assert supervised(held, [held[0].on - timedelta(days=1)], set()) == set()
    assert supervised(held, [], {held[1].session_id}) == {held[1].session_id}


def test_a_trainee_s_log_says_what_a_training_asks_for(
    training, supervisor, held_hours
):
    Practice.objects.create(
        thresholds={"ipt_training_cases": 2, "ipt_training_recordings": 1}
    )
    held_hours.append(hour(training, supervisor))
    recording = make_ratings.recording(sessions_of(training)[0])
    sample_recording(recording=recording, by=supervisor, at=make.NOW)

    log = hours_log(training.therapist, supervisor, LONG_AGO, make.TODAY)
    said = {one.title: (one.number, one.done) for one in log.asked}

    label = f"O.B., {training.client.number}"
    assert said == {
        "Supervised IPT cases": (2, "1"),
        "Sessions of each IPT case that were supervised": (
            12,
            f"Reached in no cases. {label}: 2",
        ),
        "Recordings of each IPT case that were sampled": (
            1,
            f"Reached in 1 case. {label}: 1",
        ),
    }


def test_hours_in_dit_are_those_in_which_a_dit_case_was_talked_about(
    trainee, training, supervisor, held_hours
):
    dit = make.case(
        therapist=trainee, protocol_key="DIT_16_SEED", of=make.client("Dee Te")
    )
    make_sessions.contract(case=dit)
    held_hours += [hour(training, supervisor), hour(dit, supervisor, minutes=60)]

    log = hours_log(trainee, supervisor, LONG_AGO, make.TODAY)
    said = {one.title: one.done for one in log.asked}

    assert said["Hours of supervision in DIT"] == "1 hour"
    assert said["DIT recordings that were assessed"] == "0"


def test_a_qualified_therapist_is_asked_for_nothing(case, supervisor, held_hours):
    make_ratings.held(case)

    log = hours_log(case.therapist, supervisor, LONG_AGO, make.TODAY)

    assert log.asked == ()
    assert [one.held for one in log.cases] == [1]


def test_what_one_gave_is_for_one_s_own_eyes_person_by_person(
    case, training, supervisor, held_hours
):
    held_hours += [
        hour(case, supervisor),
        hour(training, supervisor, also=(case.therapist,)),
    ]

    log = hours_log(supervisor, supervisor, LONG_AGO, make.TODAY)

    assert [(one.supervisee.family_name, len(one.hours)) for one in log.given] == [
        ("Adeyemi", 2),
        ("Castellano", 1),
    ]
    chief = make.user("Carla Chief", roles="supervisor")
    assert hours_log(supervisor, chief, LONG_AGO, make.TODAY).given == ()


def test_one_s_own_page_and_paper_show_what_one_gave(
    case, training, supervisor, held_hours
):
    held_hours.append(hour(training, supervisor, also=(case.therapist,)))

    page = as_(supervisor).get(url("hours", supervisor.pk) + DAYS).content.decode()
    log = hours_log(supervisor, supervisor, LONG_AGO, make.TODAY)
    facts = log_facts(log, Practice(), make.TODAY)

    assert "Supervision given to Ruth Adeyemi" in page
    assert "Supervision given to Mina Castellano" in page
    assert [one["name"] for one in facts["given"]] == [
        "Ruth Adeyemi",
        "Mina Castellano",
    ]
    assert facts["given"][0]["time"] == "0 hours 50 minutes"


def test_the_page_of_a_log_costs_the_same_for_many_cases(
    trainee, supervisor, held_hours
):
    def costs():
        with CaptureQueriesContext(connection) as asked:
            hours_log(trainee, supervisor, LONG_AGO, make.TODAY)
        return len(asked)

    def one_more(name):
        case = make.case(therapist=trainee, of=make.client(name))
        make_ratings.held(case)
        held_hours.append(hour(case, supervisor))

    one_more("Ola Berg")
    with_one = costs()
    for number in range(4):
        one_more(f"Ann No{number}")

    assert costs() == with_one


def test_hours_come_from_the_sessions_that_were_closed(training, case, supervisor):
    make_ratings.held(case)
    mina, ruth = training.therapist, case.therapist
    make_supervision.session(
        by=supervisor, present=[mina, ruth], cases=[training, case], is_closed=True
    )
    make_supervision.session(by=supervisor, present=[mina], cases=[training])

    log = hours_log(mina, supervisor, LONG_AGO, make.TODAY)

    (one,) = log.received
    assert (one.minutes, one.mode, one.supervisor) == (50, "Group", supervisor)
    assert one.labels == (f"O.B., {training.client.number}",)
    assert log.cases[0].supervised == 1
    given = hours_log(supervisor, supervisor, LONG_AGO, make.TODAY).given
    assert {one.supervisee for one in given} == {mina, ruth}


def rows_of(answer):
    return list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))


def test_the_spreadsheet_holds_the_same_and_no_formula(trainee, supervisor, held_hours):
    case = make.case(therapist=trainee, of=make.client("=Ola +Berg"))
    make_ratings.held(case)
    held_hours.append(hour(case, supervisor))

    rows = rows_of(as_(supervisor).get(url("hours_csv", trainee.pk) + DAYS))

    label = f"=.+., {case.client.number}"
    assert rows[0][0] == "Table"
    assert [
        "Supervision",
        "2026-11-23",
        "50",
        "One to one",
        "Helena Marsh",
        f"'{label}",
        "",
        "",
    ] in rows
    assert ["Case", "", "", "Sessions held", "IPT", f"'{label}", "1", ""] in rows


def test_a_supervisor_s_spreadsheet_counts_a_group_once_and_names_nobody(
    case, training, supervisor, held_hours
):
    held_hours.append(hour(training, supervisor, also=(case.therapist,)))

    rows = rows_of(as_(supervisor).get(url("hours_csv", supervisor.pk) + DAYS))

    assert rows[1:] == [["Given", "2026-11-23", "50", "One to one", "", "", "", ""]]


def test_days_that_make_no_sense_say_so_and_show_the_last_year(training, supervisor):
    page = as_(supervisor).get(
        url("hours", training.therapist.pk) + "?first=2026-11-23&last=2026-11-01"
    )

    assert "Until must be the same day as From, or later" in page.content.decode()


def test_a_supervision_that_is_over_closes_its_papers_too(training, supervisor):
    as_(supervisor).post(url("ask_for_log", training.therapist.pk))
    paper = LogPaper.objects.get()
    LogPaper.objects.update(state="READY", data=b"%PDF")
    assert as_(supervisor).get(url("log_pdf", paper.pk)).status_code == 200

    supervisor.supervisee_links.update(ends_on="2020-02-01")

    assert as_(supervisor).get(url("log_pdf", paper.pk)).status_code == 404


def test_nobody_downloads_what_somebody_else_asked_for(training, supervisor):
    person = training.therapist
    as_(supervisor).post(url("ask_for_log", person.pk))
    paper = LogPaper.objects.get()

    assert as_(person).get(url("log_pdf", paper.pk)).status_code == 404
    assert as_(supervisor).get(url("log_pdf", paper.pk)).url == url("hours", person.pk)
