"""Moving people in the circle by hand, finger, key and button; its names; its paper."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator
from pypdf import PdfReader

from tests.journeys.conftest import Arrive
from tests.journeys.paper import words_of
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.make import PASSWORD
from ui.drawing.ground import USUAL
from ui.drawing.widths import width_of

RUTH = "ruth.adeyemi@example.org"
CAST = f"""
from django.utils import timezone
from accounts.models import User
from tests import make, make_formulation
now = timezone.now()
ruth = User.objects.filter(email={RUTH!r}).first() or make.user("Ruth Adeyemi", email={RUTH!r})
few, many = make.case(therapist=ruth), make.case(therapist=ruth, of=make.client("Leah Stone"))
day = {{"at": now, "rated_on": timezone.localdate(now)}}
for name, sector in (("Ada", "FAMILY"), ("Ben", "FRIENDS"), ("Cy", "WORK"), ("Di", "COMMUNITY")):
    make_formulation.person(few, name, ring=3, sector=sector, relationship="friend", **day)
odd = ["Wilhelmina Oyelaran-Featherstonehaugh", "WWWWWWWW", "مريم بنت عبد الرحمن", "שרה לוי",
    "Наталья Ждановская", "Zoë Łukasz", "iiiiii", "MMMMMM", "Ann-Kathrin von der Mühle"]
for at in range(25):
    make_formulation.person(many, odd[at] if at < len(odd) else f"Person {{at}}", ring=1 + at % 5,
        sector=["FAMILY", "FRIENDS", "WORK", "COMMUNITY"][at % 4], frequency="WEEKLY",
        relationship=["mother's cousin", "WWW of mine", "friend from work"][at % 3],
        relevance=at % 4, is_never_printed=at == 24, **day)
print(few.pk, many.pk)
"""
MOVES = """
from formulation.models import ClosenessRating
for one in ClosenessRating.objects.filter(case_id={case!r}, person__name__in="Ada Ben Cy Di".split()).in_order():
    print(one.person.name, one.ring, one.rated_on, one.note, one.author.email, sep="|")
"""
DRAWN = """all => all.map(one => {
    const { x, y, width, height } = one.getBBox();
    return { words: one.textContent, css: one.getAttribute("class"), x, y, width, height };
})"""


class Circle:
    """The page of the circle, and what a hand does there."""

    def __init__(self, visitor: Visitor, case: str) -> None:
        self.visitor, self.page, self.case = visitor, visitor.page, case
        visitor.sign_in(RUTH, PASSWORD)
        visitor.go(f"/cases/{case}/inventory/")

    def dot(self, name: str) -> Locator:
        return self.page.locator(f'[data-circle] a[aria-label^="{name},"]')

    def middle_of(self, name: str) -> tuple[float, float]:
        box: Any = self.dot(name).locator(".o").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def beside_the_middle(self, name: str) -> tuple[float, float]:
        """A point in the closest ring, on the way to where the person stands."""
        box: Any = self.page.locator("[data-circle] .me").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        from_x, from_y = self.middle_of(name)
        return x + (from_x - x) * 0.3, y + (from_y - y) * 0.3

    def stands(self, name: str, ring: int) -> None:
        self.page.locator(
            f'[data-circle] a[aria-label^="{name},"][data-ring="{ring}"]'
        ).wait_for()


@pytest.fixture
def cases(site: RunningSite) -> list[str]:
    return site.shell(CAST).split()


def test_hand_finger_key_and_button_do_the_very_same_thing(
    arrive: Arrive, site: RunningSite, cases: list[str]
) -> None:
    circle = Circle(arrive(has_touch=True), cases[0])
    page, visitor = circle.page, circle.visitor

    page.mouse.move(*circle.middle_of("Ada"))
    page.mouse.down()
    page.mouse.move(*circle.beside_the_middle("Ada"), steps=6)
    page.mouse.up()
    circle.stands("Ada", 1)
    visitor.look()
    visitor.sees("Moved.", "Undo today’s move")

    finger = page.context.new_cdp_session(page)
    for kind, at in (
        ("touchStart", circle.middle_of("Ben")),
        ("touchMove", circle.beside_the_middle("Ben")),
        ("touchEnd", None),
    ):
        points = [{"x": at[0], "y": at[1]}] if at else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    circle.stands("Ben", 1)

    circle.dot("Cy").focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowUp")
    circle.stands("Cy", 1)
    # The cursor is on the same person, and those who hear the page were told.
    assert circle.dot("Cy").evaluate("one => one === document.activeElement")
    page.locator("p.sr[role=status]", has_text="Cy, friend, closest").wait_for(
        state="attached"
    )

    circle.dot("Di").click()
    form = page.locator("form[data-move]:visible")
    form.locator("label", has_text="Closest").click()
    form.get_by_role("button", name="Move").click()
    circle.stands("Di", 1)
    visitor.look()

    moves = [
        line.split("|") for line in site.shell(MOVES.format(case=cases[0])).splitlines()
    ]
    assert len(moves) == 8
    later = {tuple(rest) for name, *rest in moves if rest[0] == "1"}
    assert len(later) == 1  # one ring, one day, no note, one author


def test_a_drag_that_ends_where_it_began_and_escape_move_nobody(
    arrive: Arrive, site: RunningSite, cases: list[str]
) -> None:
    circle = Circle(arrive(), cases[0])
    before = site.shell(MOVES.format(case=cases[0]))

    x, y = circle.middle_of("Di")
    circle.page.mouse.move(x, y)
    circle.page.mouse.down()
    circle.page.mouse.move(x + 200, y, steps=4)
    circle.page.keyboard.press("Escape")
    circle.page.mouse.up()
    circle.dot("Ada").focus()
    circle.page.keyboard.press("-")
    circle.page.keyboard.press("Escape")
    circle.page.wait_for_timeout(1000)

    assert site.shell(MOVES.format(case=cases[0])) == before


def test_a_slip_is_undone_and_a_wish_is_noted(arrive: Arrive, cases: list[str]) -> None:
    circle = Circle(arrive(), cases[0])
    circle.dot("Ada").focus()
    circle.page.keyboard.press("-")
    circle.stands("Ada", 4)

    circle.page.get_by_role("button", name="Undo today’s move of Ada").click()

    circle.stands("Ada", 3)
    circle.page.locator("[data-detail]:visible summary", has_text="Would like").click()
    form = circle.page.locator("form[action$='/wish/']:visible")
    form.locator("label", has_text="At the edge").click()
    form.get_by_role("button", name="Save").click()
    circle.page.locator("[data-circle] .wish").wait_for(state="attached")
    circle.visitor.look()
    circle.visitor.sees("Would like them: at the edge")


def test_without_scripts_the_buttons_work_alone(
    arrive: Arrive, cases: list[str]
) -> None:
    circle = Circle(arrive(has_scripts=False), cases[0])
    circle.visitor.follow("Ben", exact=True)
    form = circle.page.locator("form[data-move]:visible")
    form.locator("label", has_text="At the edge").click()
    circle.visitor.press("Move", inside=form)

    circle.stands("Ben", 4)
    circle.visitor.press("Undo today’s move of Ben")
    circle.stands("Ben", 3)


def test_names_are_no_wider_than_the_drawing_takes_them_for(
    arrive: Arrive, cases: list[str]
) -> None:
    """The server cannot measure text; here a browser does, with the fonts it has."""
    circle = Circle(arrive(), cases[1])
    found = circle.page.locator("[data-circle] :is(.lb, .lb2)").evaluate_all(DRAWN)

    assert len(found) > 25
    for one in found:
        is_name = one["css"] == "lb"
        size = USUAL.name if is_name else USUAL.relation
        most = width_of(one["words"], size, is_bold=is_name)
        assert one["width"] <= most, one["words"]
    for one, other in combinations(found, 2):
        assert (
            one["x"] + one["width"] <= other["x"]
            or other["x"] + other["width"] <= one["x"]
            or one["y"] + one["height"] <= other["y"] + 4
            or other["y"] + other["height"] <= one["y"] + 4
        ), (one["words"], other["words"])


def test_25_people_are_one_page_for_the_room_without_who_is_never_printed(
    arrive: Arrive, cases: list[str]
) -> None:
    circle = Circle(arrive(), cases[1])
    circle.visitor.follow("Print for the room")

    paper = PdfReader(BytesIO(circle.page.pdf(prefer_css_page_size=True)))

    assert len(paper.pages) == 1
    width, height = paper.pages[0].mediabox[2:]
    assert width > height
    said = words_of(paper)
    assert "Person 23" in said
    assert "Person 24" not in said
    circle.visitor.go(f"/cases/{cases[1]}/inventory/compare/")
    compared = PdfReader(BytesIO(circle.page.pdf(prefer_css_page_size=True)))
    assert "Person 24" not in words_of(compared)
    assert "Risk asked" not in words_of(compared)
