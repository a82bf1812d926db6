"""How third parties are named: by relation to others, by first name to the client."""

import pytest

from documents.queries.record import first_name


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ada", "Ada"),
        ("Ada Okafor", "Ada"),
        ("Ms Okoye", ""),
        ("Dr. Fenn", ""),
        ("Art club", ""),
        ("Sister", "Sister"),
    ],
)
def test_a_first_name_is_known_from_a_title_and_a_label(name, first):
    assert first_name(name) == first
