"""A view opens the door, binds the form, calls one verb or question, and answers.

It reaches no table itself: what is read goes through queries, what is written through
actions, and both are tested without a request.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "accounts",
    "cases",
    "documents",
    "formulation",
    "ipt_practice",
    "measures",
    "sessions",
    "supervision",
)
TOUCHES_A_TABLE = {"objects", "save", "delete", "bulk_create", "update_or_create"}
# Twenty lines are the aim, and a longer one is a prompt to look; this is the end of it.
LONGEST = 30


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in tree.body if isinstance(node, ast.FunctionDef))


def body_lines(function: ast.FunctionDef) -> int:
    """Lines of the body without its docstring."""
    body = function.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        body = body[1:]
    if not body:
        return 0
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def is_view(function: ast.FunctionDef) -> bool:
    arguments = function.args.args
    is_first_the_request = bool(arguments) and arguments[0].arg == "request"
    answers = ast.unparse(function.returns) if function.returns else ""
    return (
        is_first_the_request
        and "HttpResponse" in answers
        and "None" not in answers
        and not function.name.startswith("_")
    )


def view_files() -> list[Path]:
    found = []
    for room in ROOMS:
        folder = ROOT / room
        if room == "ipt_practice":
            found += [page for page in folder.glob("*.py") if holds_a_view(page)]
        elif (folder / "views.py").exists():
            found.append(folder / "views.py")
        else:
            found += (folder / "views").rglob("*.py")
    return sorted(found)


def holds_a_view(path: Path) -> bool:
    """Pages of ipt_practice stand beside its wiring, which is not a page."""
    return any(is_view(one) for one in functions(ast.parse(path.read_text())))


@pytest.mark.parametrize("path", view_files(), ids=name_of)
def test_a_view_touches_no_table(path):
    tree = ast.parse(path.read_text())

    touched = [
        f"line {node.lineno}: .{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in TOUCHES_A_TABLE
    ]

    assert touched == []


@pytest.mark.parametrize("path", view_files(), ids=name_of)
def test_a_view_is_short(path):
    long = {
        function.name: body_lines(function)
        for function in functions(ast.parse(path.read_text()))
        if is_view(function) and body_lines(function) > LONGEST
    }

    assert long == {}


def test_there_are_views_to_look_at():
    assert len(view_files()) > 10
