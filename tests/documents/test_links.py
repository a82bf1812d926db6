"""Each sentence from the record keeps its link, and says when the record has changed."""

import dataclasses
from datetime import timedelta

import pytest
from django.urls import reverse

from documents import actions, kinds, links
from documents.kinds.base import Offer
from documents.links import Answer, Standing
from documents.models import Document
from documents.queries.record import record_of
from documents.queries.sentences import sentences_of
from formulation.models import Goal
from sessions import actions as sessions
from tests import make, make_documents

ENDING = Document.Kind.ENDING_LETTER
PLAN = Document.Kind.RELAPSE_PLAN_LETTER
GOAL = "You rated “Meet one person every week” 1 out of 10 at first, and 7 now."


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def letter(daniel):
    return actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)


def part_of(document, key):
    return next(one for one in document.parts if one["key"] == key)


def traced(document, key):
    kind = kinds.kind(document.kind)
    offers = kind.offers(record_of(document.case, today=make.TODAY))
    return sentences_of(document, offers)[key]


def one_of(document, key, label):
    return next(s for s in traced(document, key) if s.trace.link.label == label)


def save(document, **parts):
    return actions.save_document(
        document=document,
        by=document.case.therapist,
        parts=parts,
        version=document.version,
    )


def answer(document, part, sentence, what, **parts):
    return actions.answer_source(
        document=document,
        by=document.case.therapist,
        part=part,
        link=sentence.trace.link.id,
        answer=what,
        parts=parts,
        version=document.version,
    )


def second_plan(case, **fields):
    return make_documents.relapse_plan(case, number=2, **fields)


def offered(text, label="Goals", record="goal", record_id="1"):
    return Offer(text=text, label=label, record=record, record_id=record_id)


def test_every_drafted_sentence_has_a_link_of_its_own(letter):
    found = traced(letter, "changed")

    assert len(found) == 4
    assert {s.trace.standing for s in found} == {Standing.AS_TAKEN}
    assert all(s.trace.link.record_id for s in found)
    assert not any(s.trace.needs_answer for s in found)


def test_an_edited_sentence_keeps_its_link_as_the_writers_words(letter):
    text = part_of(letter, "worked")["text"].replace("We have met", "We met here")

    saved = save(letter, worked=text)

    sentence = one_of(saved, "worked", "Sessions")
    assert sentence.trace.standing == Standing.EDITED
    assert sentence.words.startswith("We met here 14 times")
    assert sentence.standing_words == "Your words, from Sessions"
    assert not sentence.trace.needs_answer


def test_a_sentence_that_nothing_is_like_any_more_is_still_listed(letter):
    saved = save(letter, worked="Grief was at the heart of it.")

    sentence = one_of(saved, "worked", "Sessions")
    assert sentence.trace.standing == Standing.OWN_WORDS
    assert sentence.standing_words == "No longer in this part. It was from Sessions"


def test_a_part_without_text_has_nothing_left_to_trace(letter):
    assert traced(save(letter, worked=""), "worked") == ()


def test_a_plan_with_a_new_version_marks_just_the_sentence_that_changed(daniel, letter):
    second_plan(daniel, early_signs="The sofa again\nNot answering Ada")

    sentence = traced(letter, "signs")[0]
    assert sentence.trace.needs_answer
    assert "Not answering" in sentence.trace.now_text
    assert not any(s.trace.needs_answer for s in traced(letter, "helps"))


def test_a_line_of_a_list_is_followed_into_the_next_version(daniel):
    letter = actions.draft_document(case=daniel, by=daniel.therapist, kind=PLAN)
    second_plan(daniel, green="Saturday call with Samuel\nCook with Chi on Wednesdays")

    changed = [s for s in traced(letter, "green") if s.trace.needs_answer]

    assert [s.trace.now_text[-10:] for s in changed] == ["Wednesdays"]


def test_one_press_puts_the_new_words_where_the_old_ones_stood(daniel, letter):
    second_plan(daniel, unfinished="The ring", early_signs="The third drink")
    text = f"Before. {part_of(letter, 'signs')['text']} After."
    letter = save(letter, signs=text)
    sentence = traced(letter, "signs")[0]

    saved = answer(letter, "signs", sentence, Answer.UPDATE)

    said = part_of(saved, "signs")["text"]
    assert said.startswith("Before. You know these signs: “The third drink”")
    assert said.endswith(" After.")
    after = traced(saved, "signs")[0].trace
    assert (after.standing, after.needs_answer) == (Standing.AS_TAKEN, False)
    assert after.link.label == "Relapse plan, version 2"
    assert after.link.answers[-1]["by"] == daniel.therapist.full_name
    assert after.link.answers[-1]["answer"] == "UPDATE"


def test_what_is_all_the_writers_own_asks_nothing_and_says_what_has_changed(
    daniel, letter, signed_in
):
    letter = save(letter, signs="Nothing alike.")
    second_plan(daniel, early_signs="The third drink")
    [sentence] = traced(letter, "signs")

    page = signed_in(daniel.therapist).get(page_of(letter)).content.decode()

    assert not sentence.trace.needs_answer
    assert "Changed in the record: Relapse plan" not in page
    assert "It was from Relapse plan, version 1. The record now says: You know" in page
    with pytest.raises(actions.LinkGone):
        answer(letter, "signs", sentence, Answer.UPDATE)


def test_one_press_keeps_the_sentence_until_the_record_changes_again(daniel, letter):
    second_plan(daniel, early_signs="The third drink")
    old = part_of(letter, "signs")["text"]

    saved = answer(letter, "signs", traced(letter, "signs")[0], Answer.KEEP)

    kept = traced(saved, "signs")[0].trace
    assert part_of(saved, "signs")["text"] == old
    assert (kept.is_kept, kept.needs_answer) == (True, False)
    assert kept.kept_by == daniel.therapist.full_name
    make_documents.relapse_plan(daniel, number=3, early_signs="A fourth drink")
    assert traced(saved, "signs")[0].trace.needs_answer


def test_what_the_writer_has_typed_just_as_the_record_now_has_it_asks_nothing(
    daniel, letter
):
    second_plan(daniel, early_signs="The third drink")
    now = traced(letter, "signs")[0].trace.now_text

    assert not traced(save(letter, signs=now), "signs")[0].trace.needs_answer


def test_a_goal_that_is_gone_is_said_and_its_sentence_can_be_taken_out(daniel, letter):
    goal = Goal.objects.get(case=daniel, words="Meet one person every week")
    goal.ratings.all().delete()
    sentence = next(s for s in traced(letter, "changed") if "one person" in s.words)
    assert sentence.why_gone == "The record no longer says this."

    saved = answer(letter, "changed", sentence, Answer.TAKE_OUT)

    said = part_of(saved, "changed")["text"]
    assert "one person" not in said
    assert "  " not in said
    assert len(traced(saved, "changed")) == 3


def test_taking_out_leaves_no_hole_between_sentences_and_no_empty_line(daniel, letter):
    Goal.objects.get(case=daniel, number=1).ratings.all().delete()
    sentence = next(s for s in traced(letter, "changed") if "out loud" in s.words)
    said = part_of(answer(letter, "changed", sentence, Answer.TAKE_OUT), "changed")
    assert "is 4 now. You rated “Meet one person" in said["text"]

    plan = actions.draft_document(case=daniel, by=daniel.therapist, kind=PLAN)
    second_plan(daniel, green="Cook with Chi on Sundays")
    sentence = next(s for s in traced(plan, "green") if s.trace.is_gone)
    said = part_of(answer(plan, "green", sentence, Answer.TAKE_OUT), "green")
    assert said["text"] == "Cook with my younger daughter on Sundays"


def test_a_line_taken_out_at_the_end_leaves_no_empty_line(daniel):
    plan = actions.draft_document(case=daniel, by=daniel.therapist, kind=PLAN)
    second_plan(daniel, green="Saturday call with Samuel")
    sentence = next(s for s in traced(plan, "green") if s.trace.is_gone)

    said = part_of(answer(plan, "green", sentence, Answer.TAKE_OUT), "green")

    assert said["text"] == "Saturday call with my church friend"


def test_a_line_taken_out_in_the_middle_leaves_no_empty_line(daniel):
    make_documents.relapse_plan(
        daniel, number=2, green="One call\nTwo walks\nThree hats"
    )
    plan = actions.draft_document(case=daniel, by=daniel.therapist, kind=PLAN)
    make_documents.relapse_plan(daniel, number=3, green="One call\nThree hats")
    sentence = next(s for s in traced(plan, "green") if s.trace.is_gone)

    said = part_of(answer(plan, "green", sentence, Answer.TAKE_OUT), "green")

    assert said["text"] == "One call\nThree hats"


def test_the_same_words_twice_are_two_places():
    twice = [links.taken(offered("You rang.", record_id=one)) for one in "12"]

    found = links.traces(twice, "You rang. Then: You rang.", [])

    assert [(one.start, one.end) for one in found] == [(0, 9), (16, 25)]


def test_two_who_are_called_by_the_same_relation_are_two_sentences():
    same = [links.taken(offered("Ring my daughter."))] * 2
    apart = links.distinct(same)

    found = links.traces(apart, "Ring my daughter.\nRing my daughter.", [])

    assert len({one.id for one in apart}) == 2
    assert [(one.start, one.end) for one in found] == [(0, 17), (18, 35)]


def test_each_of_two_with_the_same_relation_gets_their_own_name():
    before = [offered("my daughter")] * 2
    after = [offered("Ada"), offered("Chi")]
    apart = links.stored(links.distinct(map(links.taken, before)))

    changed = links.renamed(
        {"text": "my daughter\nmy daughter", "links": apart}, before, after
    )

    assert changed["text"] == "Ada\nChi"


def test_a_name_is_put_into_its_own_entry_and_not_into_a_longer_one():
    apart = links.stored([links.taken(offered("my daughter"))])
    text = "First to notice: my daughter\nmy daughter"

    changed = links.renamed(
        {"text": text, "links": apart}, [offered("my daughter")], [offered("Ada")]
    )

    assert changed["text"] == "First to notice: my daughter\nAda"


def test_a_chosen_name_does_not_look_like_a_change_of_the_record():
    link = links.taken(offered("You can turn to your daughter at night."))
    mine = "You can always turn to your daughter, at night too."
    after = [offered("You can turn to Ada at night.")]

    changed = links.renamed(
        {"text": mine, "links": links.stored([link])}, [offered(link.text)], after
    )

    assert changed["text"] == mine
    [trace] = links.traces(links.links_of(changed), mine, after)
    assert not trace.is_changed


def test_what_was_kept_stays_kept_when_somebody_is_named():
    link = links.taken(offered("Ring your daughter."))
    kept = dataclasses.replace(link, kept="Write to your daughter.")
    after = [offered("Write to Ada.")]

    changed = links.renamed(
        {"text": link.text, "links": links.stored([kept])},
        [offered("Write to your daughter.")],
        after,
    )

    [trace] = links.traces(links.links_of(changed), link.text, after)
    assert trace.is_kept


def test_offers_that_do_not_stand_in_pairs_rename_nothing():
    assert links.renamed({"text": "x"}, [offered("x")], []) == {}


def test_a_sentence_that_is_gone_has_no_new_words_and_can_be_kept(daniel, letter):
    Goal.objects.get(case=daniel, number=2).ratings.all().delete()
    sentence = next(s for s in traced(letter, "changed") if "one person" in s.words)

    with pytest.raises(actions.SourceGone):
        answer(letter, "changed", sentence, Answer.UPDATE)
    saved = answer(letter, "changed", sentence, Answer.KEEP)

    assert not any(s.trace.needs_answer for s in traced(saved, "changed"))


def test_a_voided_note_says_so_beside_its_sentence(daniel, letter):
    offers = kinds.kind(ENDING).offers(record_of(daniel, today=make.TODAY))["worked"]
    task = next(one for one in offers if "week 3" in one.text)
    letter = actions.insert_from_record(
        document=letter, by=daniel.therapist, part="worked", offer=task.key,
        parts={}, version=letter.version,
    )  # fmt: skip
    sessions.void_note(
        note=daniel.therapy_sessions.get(number=3).note,
        by=daniel.therapist,
        reason="Signed in the wrong case",
    )

    sentence = one_of(letter, "worked", task.label)
    assert sentence.why_gone.startswith("The note that this came from was voided on ")


def test_a_link_that_is_not_there_changes_nothing(letter):
    with pytest.raises(actions.LinkGone):
        actions.answer_source(
            document=letter, by=letter.case.therapist, part="signs", link="0",
            answer=Answer.KEEP, parts={}, version=0,
        )  # fmt: skip


def test_an_inserted_sentence_is_linked_once(daniel, letter):
    offer = kinds.kind(ENDING).offers(record_of(daniel, today=make.TODAY))["goodbye"][0]
    for _ in range(2):
        letter = actions.insert_from_record(
            document=letter, by=daniel.therapist, part="goodbye", offer=offer.key,
            parts={}, version=letter.version,
        )  # fmt: skip

    assert [s.trace.link.text for s in traced(letter, "goodbye")] == [offer.text]


def test_two_links_never_claim_the_same_stretch_of_text():
    first = links.taken(offered("You met a friend on Monday.", record_id="1"))
    second = links.taken(offered("You met a friend on Tuesday.", record_id="2"))

    found = links.traces([first, second], "You met a friend on Sunday.", [])

    assert [one.standing for one in found] == [Standing.EDITED, Standing.OWN_WORDS]


def test_the_same_row_is_preferred_to_a_row_that_is_more_alike():
    link = links.taken(
        offered("You rated “Walk” 1 at first, and 3 now.", record_id="1")
    )
    same = offered(
        "You rated “Walk with a friend” 1 at first, and 9 now.", record_id="1"
    )
    other = offered("You rated “Walk” 1 at first, and 4 now.", record_id="2")

    assert links.traces([link], link.text, [other, same])[0].now == same


def test_unlike_entries_of_one_list_are_not_taken_for_each_other():
    rows = [
        links.taken(offered(text, "Relapse plan, version 1", "relapseplan", "1"))
        for text in ("Cook on Sundays", "Ring my brother")
    ]
    now = [
        offered(text, "Relapse plan, version 2", "relapseplan", "2")
        for text in ("Xylophone 77", "Quiz 88")
    ]

    found = links.traces(rows, "Cook on Sundays\nRing my brother", now)

    assert [one.now for one in found] == [None, None]


def test_a_draft_from_before_links_were_kept_still_opens(daniel, signed_in):
    letter = actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)
    letter.parts = [
        {key: value for key, value in part.items() if key != "links"}
        for part in letter.parts
    ]
    letter.save()

    page = signed_in(daniel.therapist).get(page_of(letter)).content.decode()

    assert "Where it comes from" not in page


def page_of(document):
    return reverse("documents:document", args=[document.case_id, document.pk])


def typed(document, **more):
    filled = {f"part-{part['key']}": part["text"] for part in document.parts}
    return filled | {"version": document.version} | more


def test_the_editor_says_what_the_record_says_now_and_takes_it_with_one_press(
    daniel, letter, signed_in
):
    second_plan(daniel, early_signs="The third drink")
    browser = signed_in(daniel.therapist)
    page = browser.get(page_of(letter)).content.decode()
    assert "Changed in the record: Relapse plan, version 1." in page
    assert "The record now says: You know these signs: “The third drink”" in page

    link = traced(letter, "signs")[0].trace.link.id
    response = browser.post(
        page_of(letter),
        typed(letter, answer=f"signs:{link}:UPDATE", **{"part-wish": "x"}),
    )

    assert response.url.endswith("#part-signs")
    letter.refresh_from_db()
    assert "The third drink" in part_of(letter, "signs")["text"]
    assert "Changed in the record" not in browser.get(page_of(letter)).content.decode()


@pytest.mark.parametrize("pressed", ["signs:0:KEEP", "signs", "signs:0:BURN", "::"])
def test_an_answer_to_nothing_loses_no_text(letter, signed_in, pressed):
    response = signed_in(letter.case.therapist).post(
        page_of(letter), typed(letter, answer=pressed), follow=True
    )

    letter.refresh_from_db()
    is_refused = "Nothing was changed." in response.content.decode()
    assert is_refused is (pressed == "signs:0:KEEP")
    assert part_of(letter, "signs")["text"]


def test_an_edited_sentence_is_not_offered_again(letter, signed_in):
    text = part_of(letter, "worked")["text"].replace("We have met", "We met here")
    save(letter, worked=text)

    page = signed_in(letter.case.therapist).get(page_of(letter)).content.decode()

    assert "We have met 14 times" not in page
    assert "Your words, from Sessions" in page


def test_the_days_pass_without_marking_anything(daniel, letter):
    kind = kinds.kind(ENDING)
    later = record_of(daniel, today=make.TODAY + timedelta(days=30))

    found = sentences_of(letter, kind.offers(later))

    assert not [s for part in found.values() for s in part if s.trace.needs_answer]
