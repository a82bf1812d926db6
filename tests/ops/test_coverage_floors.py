"""The script that holds coverage against the floors."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "coverage_floors.py"
WHOLE = [
    "protocols/ipt.py",
    "measures/scoring.py",
    "cases/access.py",
    "audit/actions.py",
]


@pytest.fixture
def judge(tmp_path):
    main = runpy.run_path(str(SCRIPT))["main"]

    def run(**changed):
        files = {name: _report() for name in [*WHOLE, "ui/words.py"]}
        files |= {name.replace("__", "/") + ".py": r for name, r in changed.items()}
        path = tmp_path / "coverage.json"
        path.write_text(json.dumps({"files": files}))
        return main(str(path))

    return run


def test_full_coverage_passes(judge, capsys):
    assert judge() == 0
    assert "BELOW" not in capsys.readouterr().out


def test_a_gap_elsewhere_passes_while_the_whole_is_above_its_floor(judge):
    assert judge(ui__words=_report(missing=[3])) == 0


def test_one_missing_branch_of_an_action_fails_and_is_named(judge, capsys):
    code = judge(sessions__actions__sign=_report(branches=[[7, 9]]))

    assert code == 1
    assert "sessions/actions/sign.py: 7->9" in capsys.readouterr().out


def test_the_whole_has_a_floor_of_its_own(judge, capsys):
    assert judge(ui__words=_report(missing=list(range(61)))) == 1
    assert "BELOW" in capsys.readouterr().out.splitlines()[0]


def test_a_group_that_nothing_was_measured_of_fails(tmp_path, capsys):
    main = runpy.run_path(str(SCRIPT))["main"]
    path = tmp_path / "coverage.json"
    path.write_text(json.dumps({"files": {"ui/words.py": _report()}}))

    assert main(str(path)) == 1
    assert "protocols (0 files)" in capsys.readouterr().out


def _report(missing=None, branches=None):
    missing, branches = missing or [], branches or []
    return {
        "summary": {
            "num_statements": 100,
            "covered_lines": 100 - len(missing),
            "num_branches": 20,
            "covered_branches": 20 - len(branches),
        },
        "missing_lines": missing,
        "missing_branches": branches,
    }
