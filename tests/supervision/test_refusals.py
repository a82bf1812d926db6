"""What an action refuses, it says in a sentence that the page can show."""

import inspect
from importlib import import_module
from pkgutil import walk_packages

import pytest

import accounts.actions
import cases.actions
import documents.actions
import sessions.actions
import supervision.actions

ROOMS = (accounts, cases, documents, sessions, supervision)


def refusals():
    """Every refusal of these rooms that needs nothing to be said."""
    for room in ROOMS:
        package = room.actions
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for _, cls in inspect.getmembers(module, inspect.isclass):
                is_own = cls.__module__ == module.__name__
                is_refusal = issubclass(cls, Exception) and "__str__" in vars(cls)
                # One without a sentence is what others are built on.
                if is_own and is_refusal and getattr(cls, "sentence", "-"):
                    yield cls


def needs_nothing(cls):
    if cls.__init__ is Exception.__init__:
        return True
    wanted = list(inspect.signature(cls.__init__).parameters.values())[1:]
    return all(one.default is not one.empty for one in wanted)


BARE = sorted(
    {cls for cls in refusals() if needs_nothing(cls)}, key=lambda c: c.__name__
)


@pytest.mark.parametrize("cls", BARE, ids=lambda cls: cls.__name__)
def test_a_refusal_begins_like_a_sentence_and_says_something(cls):
    said = str(cls())

    assert said[0].isupper() or said[0] == "“"
    assert len(said.split()) >= 3


def test_there_are_many_of_them():
    assert len(BARE) > 60


def test_a_session_changed_elsewhere_says_that_nothing_is_lost():
    assert "Nothing is lost" in str(supervision.actions.SessionChangedElsewhere(None))
