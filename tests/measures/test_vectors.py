from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from measures.vectors import NotAVectorFile, Verdict, check_file, check_row

FILE = Path(__file__).with_name("measure_vectors.csv")
HEADER = "instrument,responses,expected_total,expected_severity,expected_flags,source\n"


def checks():
    with FILE.open(encoding="utf-8", newline="") as lines:
        return check_file(lines)


def row(instrument, responses, total="", severity="", flags=""):
    return {
        "instrument": instrument,
        "responses": responses,
        "expected_total": total,
        "expected_severity": severity,
        "expected_flags": flags,
    }


@pytest.mark.parametrize(
    "check", checks(), ids=lambda check: f"line-{check.line}-{check.instrument}"
)
def test_scoring_agrees_with_every_published_and_derived_example(check):
    assert check.verdict == Verdict.MATCH, check


def test_the_table_holds_every_row_of_the_file():
    assert len(checks()) == 115


@pytest.mark.parametrize(
    "wrong",
    [
        row("PHQ9", "1;1;1;1;1;1;1;1;1", "10", "mild", "risk_item"),
        row("PHQ9", "1;1;1;1;1;1;1;1;1", "9", "moderate", "risk_item"),
        row("PHQ9", "1;1;1;1;1;1;1;1;1", "9", "mild"),
        row("PHQ9", "1;1;1;1;1;1;1;1;1", "", "mild", "risk_item"),
        row("PHQ9", "1;1;1", "3", "minimal"),
        row("JT_RCI", "7.5;0.80", "9.31"),
        row("JT_CUTOFF_C", "40;7.5;60;7.5", "50.1"),
        row("JT_CUTOFF_C", "40;7.5;60.8;7.5", "50"),
        row("JT_RCI", "7.5", "9.2971"),
        row("NHSTT_RATE_RECOVERY", "10;10;0", "0.0"),
        row("NHSTT_EFFECT_SIZE", "12;8;0", "0.9"),
        row("PHQ9", "one;two", "3"),
    ],
    ids=lambda wrong: f"{wrong['instrument']}-{wrong['responses']}",
)
def test_a_row_that_is_wrong_or_cannot_be_read_is_a_mismatch(wrong):
    assert check_row(wrong).verdict == Verdict.MISMATCH


def test_an_instrument_that_is_not_known_is_unsupported():
    check = check_row(row("TAROT", "1;2", "3"))

    assert check.verdict == Verdict.UNSUPPORTED
    assert check.found == ""


@pytest.mark.parametrize(
    "right",
    [
        row("PHQ9_AGE13_17", "2;2;2;2;2;0;0;0;0", "10", "moderate"),
        row("GAD7", "1;1;1;1;1;1;NA", "", "invalid", "incomplete"),
        row("PHQ9", "NA;NA;NA;0;0;0;0;0;2", "", "invalid", "risk_item;incomplete"),
        row("PHQ15", "1;1;1;NA;1;1;0;0;0;0;0;0;0;0;0", "5", "low"),
        row("WSAS", "NA;8;8;8;8", "32", "moderately_severe_or_worse"),
        row("JT_RC", "20;18;7.5;0.80", "-0.42", "no_reliable_change"),
        row("NHSTT_OUTCOME", "14;NA;10;6", "", "not_paired", "caseness_start"),
        row("PHQ9_CHANGE", "10;16", "-6", "", "reliable_deterioration"),
        row("OFFTRACK_SCHUELLER", "4;17", "", "off_track"),
        row("OFFTRACK_SIMPLE_PHQ9", "18;9;15", "", "lost_gains"),
        row("OFFTRACK_SIMPLE_PHQ9", "12;11", "", "on_track"),
    ],
    ids=lambda right: f"{right['instrument']}-{right['responses']}",
)
def test_rules_beyond_the_table_hold_too(right):
    check = check_row(right)

    assert check.verdict == Verdict.MATCH, check


def test_a_figure_is_compared_at_its_own_precision():
    assert check_row(row("JT_RCI", "7.5;0.80", "9.3")).verdict == Verdict.MATCH
    assert check_row(row("JT_RCI", "7.5;0.80", "9.4")).verdict == Verdict.MISMATCH


def test_a_file_without_a_column_is_refused():
    with pytest.raises(NotAVectorFile, match="no column responses"):
        check_file(["instrument,source\n", "PHQ9,somewhere\n"])


def test_the_command_says_how_many_rows_agree():
    said = StringIO()

    call_command("check_vectors", FILE, stdout=said)

    assert said.getvalue() == "115 rows, 0 mismatches, 0 unsupported\n"


def test_the_command_names_what_does_not_agree_and_fails(tmp_path):
    path = tmp_path / "vectors.csv"
    path.write_text(
        HEADER + "PHQ2,3;3,5,,,made up\nTAROT,1,1,,,made up\nPHQ2,2;0,2,,,derived\n"
    )
    said = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("check_vectors", path, stdout=said)

    assert ended.value.code == 1
    assert said.getvalue().splitlines() == [
        "line 2 PHQ2 mismatch: expected 5,,, got 6,,screen_positive",
        "line 3 TAROT unsupported: expected 1,,, got ",
        "3 rows, 1 mismatches, 1 unsupported",
    ]


def test_the_command_says_when_a_file_is_missing_or_is_no_table(tmp_path):
    path = tmp_path / "letter.csv"
    path.write_text("Dear Dr,\n")

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_vectors", tmp_path / "nowhere.csv")
    with pytest.raises(CommandError, match="no column instrument"):
        call_command("check_vectors", path)
