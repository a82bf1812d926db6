"""Content packs, and definitions that stay as they were when answers were scored."""

import dataclasses
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.urls import reverse

from measures import instruments
from measures.instruments import INSTRUMENTS, PHQ9, Flag, UnknownInstrument, instrument
from measures.instruments.as_data import NotADefinition, from_data, to_data
from measures.instruments.packs import PackRefused, read_pack, read_packs
from measures.models import Administration, KeptDefinition
from measures.models.kept_definition import kept
from measures.queries import result_of, series
from measures.scoring import score
from tests import make, make_measures

ALL = pytest.mark.parametrize("item", INSTRUMENTS.values(), ids=lambda item: item.key)
DOCUMENT = Path(__file__).parents[2] / "docs" / "packs.md"


@pytest.fixture(autouse=True)
def nothing_remembered():
    kept.cache_clear()
    yield
    kept.cache_clear()


@pytest.fixture
def case(therapist):
    return make.case(therapist=therapist)


def example():
    """The pack that docs/packs.md shows."""
    return json.loads(DOCUMENT.read_text().split("```json")[1].split("```")[0])


def written(folder, data, name="mine.json"):
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    return path


def wellbeing(**changes):
    """Five items that count upwards, times 4."""
    found = example()["questionnaires"][0] | {
        "key": "UPWARDS",
        "items": [
            {"number": number, "short": f"Item {number}", "text": f"Question {number}"}
            for number in range(1, 6)
        ],
        "options": [],
        "highest_answer": 5,
        "multiplier": 4,
        "is_higher_better": True,
        "reverse_items": [],
        "risk_items": {},
        "bands": [],
        "cutoffs": [
            {
                "name": "POOR",
                "title": "Poor well-being",
                "at_least": 50,
                "is_below": True,
                "flag": "CASENESS",
                "source": "Author, year",
            }
        ],
    }
    return found | changes


@pytest.fixture
def loaded(monkeypatch):
    """The example as the program has it after its start."""
    definition = from_data(example()["questionnaires"][0])
    monkeypatch.setitem(INSTRUMENTS, definition.key, definition)
    return definition


# A definition as data


@ALL
def test_a_definition_comes_back_from_json_as_it_went(item):
    assert from_data(json.loads(json.dumps(to_data(item)))) == item


def test_the_document_shows_a_pack_that_can_be_used(tmp_path):
    (found,) = read_pack(written(tmp_path, example()))

    assert (found.key, found.maximum, found.risk_item_number) == ("EXAMPLE3", 6, 3)


def test_reverse_items_count_the_other_way_round():
    found = from_data(example()["questionnaires"][0])

    assert score(found, [2, 0, 2]).total == 6
    assert score(found, [0, 2, 0]).total == 0
    assert score(found, [1, None, 1]).total is None


def test_a_reversed_blank_is_made_up_for_by_the_points_of_the_others():
    data = example()["questionnaires"][0]
    data["missing"] = {"at_most": 1, "source": "The manual"}

    assert score(from_data(data), [2, 0, None]).total == 6


def test_where_higher_is_better_a_total_below_the_cut_off_counts():
    found = from_data(wellbeing())

    low, high = score(found, [2, 2, 2, 3, 3]), score(found, [2, 2, 3, 3, 3])
    assert (low.total, low.is_case, low.flags) == (48, True, (Flag.CASENESS,))
    assert (high.total, high.is_case, high.flags) == (52, False, ())
    assert found.maximum == 100


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"key": None}, "key must be text"),
        ({"key": "lower"}, "key must be capital letters and digits"),
        ({"version": " "}, "version is empty"),
        ({"surprise": 1}, "surprise is not known"),
        ({"recall_days": "seven"}, "recall_days must be a whole number"),
        ({"recall_days": True}, "recall_days must be a whole number"),
        ({"recall_days": -7}, "recall_days must not be below 0"),
        ({"items": []}, "numbered from 1 without a gap"),
        ({"items": {}}, "items must be a list"),
        ({"items": ["one"]}, "items 1 of the questionnaire must be an object"),
        ({"highest_answer": 10}, "highest_answer must be from 1 to 9"),
        ({"multiplier": 0}, "multiplier must be 1 or more"),
        ({"bands": [{"key": "A", "title": "A", "first": 0, "last": 5}]}, "from 0 to 6"),
        ({"reverse_items": [4]}, "reverse_items names an item that is not there"),
        ({"reverse_items": ["2"]}, "reverse_items must hold whole numbers"),
        ({"risk_items": {"3": 2}}, "risk_items must name one item"),
        ({"risk_items": {"third": 1}}, "risk_items must go by item number"),
        ({"options": [{"value": 1, "label": "Yes"}]}, "options must be the numbers 0"),
        ({"is_higher_better": "yes"}, "is_higher_better must be true or false"),
        (
            {"subscales": [{"key": "A", "title": "A", "items": [9]}]},
            "subscale names an item",
        ),
        (
            {
                "cutoffs": [
                    {
                        "name": "A",
                        "title": "A",
                        "at_least": 1,
                        "flag": "SHOCKING",
                        "source": "B",
                    }
                ]
            },
            "flag is not one of the flags",
        ),
    ],
)
def test_a_slip_in_a_definition_is_refused_with_its_place(changes, sentence):
    with pytest.raises(NotADefinition, match=sentence):
        from_data(example()["questionnaires"][0] | changes)


def test_a_definition_without_a_needed_name_says_which():
    data = example()["questionnaires"][0]
    del data["attribution"]

    with pytest.raises(NotADefinition, match="attribution is missing"):
        from_data(data)


# Packs


def test_a_folder_of_packs_is_read_whole(tmp_path):
    written(tmp_path, example())
    written(tmp_path, {"format": 1, "questionnaires": [wellbeing()]}, "two.json")
    written(tmp_path, "notes", "read me.txt")

    assert set(read_packs(tmp_path, INSTRUMENTS)) == {"EXAMPLE3", "UPWARDS"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("{", "is not JSON"),
        ("[]", "format 1"),
        ({"format": 2}, "format 1"),
        ({"format": 1}, "a list named questionnaires"),
        ({"format": 1, "questionnaires": [1]}, "must be an object"),
        ({"format": 1, "questionnaires": [wellbeing(key="PHQ9")]}, "a PHQ9 already"),
    ],
)
def test_a_pack_that_cannot_be_used_says_why(tmp_path, data, sentence):
    written(tmp_path, data)

    with pytest.raises(PackRefused, match=sentence):
        read_packs(tmp_path, INSTRUMENTS)


def test_a_folder_that_is_not_there_stops_the_start(tmp_path, settings):
    settings.CONTENT_PACKS = str(tmp_path / "nowhere")

    with pytest.raises(ImproperlyConfigured, match="is not there"):
        apps.get_app_config("measures")._add_packs()
    with pytest.raises(PackRefused, match="cannot be read"):
        read_pack(tmp_path / "nowhere")


def test_the_start_adds_what_the_packs_bring(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(instruments, "INSTRUMENTS", dict(INSTRUMENTS))
    written(tmp_path, example())
    settings.CONTENT_PACKS = str(tmp_path)

    apps.get_app_config("measures")._add_packs()

    assert instruments.instrument("EXAMPLE3").title == "An example of three items"


def test_the_command_says_what_a_pack_holds_or_what_is_wrong(tmp_path):
    said = StringIO()
    call_command("check_pack", str(written(tmp_path, example())), stdout=said)
    assert said.getvalue() == ("EXAMPLE3 Example-3, version 1: 3 items, total 0 to 6\n")

    with pytest.raises(CommandError, match="is not JSON"):
        call_command("check_pack", str(written(tmp_path, "{")))


@pytest.mark.django_db
def test_a_questionnaire_of_a_pack_is_given_like_any_other(
    loaded, signed_in, case, therapist
):
    browser = signed_in(therapist)
    url = reverse("measures:new", args=[case.pk, "example3"])
    page = browser.get(url).text

    assert "The whole second question" in page
    assert loaded.attribution in page
    answer = browser.post(
        url,
        {
            "taken_on": make.TODAY.isoformat(),
            "example3_1": "2",
            "example3_2": "0",
            "example3_3": "1",
        },
    )
    assert answer.url == reverse("cases:new_risk", args=[case.pk])
    assert Administration.objects.get().total == 5


# Kept as they were


@pytest.mark.django_db
class TestKept:
    def test_a_definition_is_kept_once_when_it_is_first_used(self, case):
        make_measures.administration(case, total=9)
        make_measures.administration(case, total=8)

        (row,) = KeptDefinition.objects.all()
        assert str(row) == f"PHQ9, version {PHQ9.version}"
        assert from_data(row.body) == PHQ9

    def test_old_answers_keep_wording_band_and_cut_off_of_their_version(
        self, loaded, case, monkeypatch
    ):
        old = make_measures.administration(case, loaded.key, given=[2, 0, 0])
        newer = dataclasses.replace(
            loaded,
            version="2",
            bands=(),
            items=tuple(
                dataclasses.replace(item, text=f"New {item.number}")
                for item in loaded.items
            ),
        )
        monkeypatch.setitem(INSTRUMENTS, loaded.key, newer)
        later = make.TODAY + timedelta(days=1)
        make_measures.administration(case, loaded.key, given=[1, 1, 0], on=later)

        read = result_of(Administration.objects.get(pk=old.pk))
        assert read.is_current_version
        assert read.answers[0].text == "The whole first question"
        assert read.band_title == "High"
        assert "At or above the cut-off of 4" in read.cutoff_words
        assert [point.band_title for point in series(case, loaded.key)] == ["High", ""]

    def test_answers_stay_readable_when_their_pack_is_gone(
        self, loaded, case, monkeypatch, signed_in, therapist
    ):
        old = make_measures.administration(case, loaded.key, given=[2, 0, 0])
        monkeypatch.delitem(INSTRUMENTS, loaded.key)

        assert instrument(loaded.key) == loaded
        url = reverse("measures:administration", args=[case.pk, old.pk])
        assert "The whole first question" in signed_in(therapist).get(url).text
        page = signed_in(therapist).get(reverse("sessions:measures", args=[case.pk]))
        assert "Example-3" in page.text

    def test_what_was_never_kept_is_unknown(self):
        with pytest.raises(UnknownInstrument):
            instrument("NEVER")

    def test_a_changed_definition_under_an_old_version_stops_the_start(
        self, loaded, case, monkeypatch
    ):
        make_measures.administration(case, loaded.key, given=[2, 0, 0])
        assert not run_checks(tags=["database"], databases=["default"])

        changed = dataclasses.replace(loaded, reverse_items=())
        monkeypatch.setitem(INSTRUMENTS, loaded.key, changed)
        (problem,) = run_checks(tags=["database"], databases=["default"])
        assert problem.id == "measures.E001"
        assert "Example-3 is not what version 1 was" in problem.msg

    def test_a_kept_definition_never_changes_and_never_goes(self, case):
        make_measures.administration(case)
        for write in (
            lambda: KeptDefinition.objects.update(version="3"),
            lambda: KeptDefinition.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                write()
