"""A question that many parts of a page ask is asked of the database once.

Only while a page is read: whoever writes asks anew, and so do tasks and commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

T = TypeVar("T")

_answers: ContextVar[dict[Callable[[], Any], Any] | None] = ContextVar(
    "answers", default=None
)


@contextmanager
def reading() -> Iterator[None]:
    """While a page is read that changes nothing which is asked for here."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(ask: Callable[[], T]) -> T:
    """The answer of `ask`; while a page is read, the one given before."""
    given = _answers.get()
    if given is None:
        return ask()
    if ask not in given:
        given[ask] = ask()
    return cast(T, given[ask])
