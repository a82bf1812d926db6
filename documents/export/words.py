"""What an export says of itself, for whoever opens it."""

from __future__ import annotations

from documents.export.scope import Scope

FILES = """
  record.json    everything, as data. schema.json explains each field (JSON Schema).
  csv/           the same rows as tables, one file for each. They open in a spreadsheet;
                 a cell that could be taken for a formula begins with an apostrophe there.
  documents/     the PDFs that were issued, byte for byte.
  manifest.csv   every file with its SHA-256, and those that could not be put in.
"""


def of_a_case(number: str, scope: Scope) -> str:
    return (
        f"The record of one case of client {number}, from IPT Practice.\n{FILES}\n"
        f"It is confidential. What stays out, and why:\n\n{_left_out(scope)}"
    )


def of_the_practice(cases: int, scope: Scope) -> str:
    return (
        f"The record of a whole practice, from IPT Practice: {cases} cases.\n"
        "\n  practice.json  the practice, its people and its groups.\n"
        "  cases/         a folder for each case, with record.json and documents/ as "
        f"below.\n{FILES}\n"
        f"It is confidential. What stays out, and why:\n\n{_left_out(scope)}"
    )


def _left_out(scope: Scope) -> str:
    return "".join(f"  {kind}: {why}\n" for kind, why in scope.reasons().items())
