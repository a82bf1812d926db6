"""Hold the report of `coverage json` against the floors below.

Lines and branches count together. The two kinds of floor answer two questions: is the
whole looked after, and are the parts where a mistake hurts a client covered to the last
branch.
"""

import json
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

# What to measure, as patterns of file names, and the least in per cent.
FLOORS: dict[str, tuple[tuple[str, ...], float]] = {
    "everything": (("*",), 90.0),
    "protocols": (("protocols/*",), 100.0),
    "scoring": (("measures/scoring*",), 100.0),
    "access": (("*/access.py", "*/access/*"), 100.0),
    "actions": (("*/actions.py", "*/actions/*"), 100.0),
}


def percent(summaries: Iterable[dict[str, Any]]) -> float:
    """Of lines and branches together; an empty group is wholly covered."""
    covered = possible = 0
    for summary in summaries:
        covered += summary["covered_lines"] + summary["covered_branches"]
        possible += summary["num_statements"] + summary["num_branches"]
    return 100.0 * covered / possible if possible else 100.0


def in_group(files: dict[str, Any], patterns: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: report
        for name, report in files.items()
        if any(fnmatch(name, pattern) for pattern in patterns)
    }


def lines_below(report: dict[str, Any]) -> str:
    lines = [str(line) for line in report["missing_lines"]]
    branches = [f"{start}->{end}" for start, end in report["missing_branches"]]
    return ", ".join([*lines, *branches])


def main(path: str) -> int:
    files = json.loads(Path(path).read_text())["files"]
    is_below = False
    for name, (patterns, floor) in FLOORS.items():
        group = in_group(files, patterns)
        reached = percent(report["summary"] for report in group.values())
        word = "ok" if group and reached >= floor else "BELOW"
        print(f"{word:5} {reached:6.2f} of {floor:g} %  {name} ({len(group)} files)")
        if word == "ok":
            continue
        is_below = True
        for file, report in sorted(group.items()):
            if percent([report["summary"]]) < floor:
                print(f"        {file}: {lines_below(report)}")
    return 1 if is_below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
