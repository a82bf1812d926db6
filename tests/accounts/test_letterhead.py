"""How letters look: the logo, the lines, the signature, the language of days."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts import actions
from accounts.logos import LARGEST, LogoNotPossible, picture_of
from accounts.models import Logo, Practice
from accounts.queries import logo, practice
from audit.models import Event
from tests import make

PAGE = reverse("accounts:letterhead")


def drawn(size=(300, 100), colour="navy", kind="PNG", mode="RGB", **more):
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind, **more)
    return written.getvalue()


def fields(**changed):
    return {
        "letterhead": "Company 012345",
        "date_language": "de",
        "has_room_to_sign": "on",
        "shows_profession": "on",
        "signature_line": "For Harbour",
    } | changed


@pytest.fixture
def browser(client, admin):
    client.force_login(admin)
    return client


def test_a_picture_is_drawn_anew_small_and_without_what_rode_along():
    picture = picture_of(drawn((3000, 500), kind="JPEG", exif=b"Exif\0\0GPS 51.5"))

    assert picture.data.startswith(b"\x89PNG")
    assert b"GPS" not in picture.data
    assert picture.width <= LARGEST[0]
    assert picture.height <= LARGEST[1]


def test_the_same_picture_gives_the_same_bytes():
    assert picture_of(drawn()).sha256 == picture_of(drawn()).sha256


def test_what_is_see_through_is_white_as_paper():
    data = picture_of(drawn(mode="RGBA", colour=(0, 0, 0, 0))).data

    assert Image.open(io.BytesIO(data)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<svg onload=alert(1)>", "no PNG or JPEG"),
        (b"", "no PNG or JPEG"),
        (drawn(kind="GIF"), "no PNG or JPEG"),
        (drawn()[:80], "no PNG or JPEG"),
        (drawn((8000, 4000)), "too many points"),
        (b"\x89PNG" + b"0" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(LogoNotPossible, match=sentence):
        picture_of(data)


def test_the_page_keeps_lines_language_signature_and_logo(browser):
    upload = SimpleUploadedFile("logo.png", drawn(), "image/png")

    response = browser.post(PAGE, fields(upload=upload), follow=True)

    row = practice()
    assert row.letterhead_lines == ["Company 012345"]
    assert (row.has_room_to_sign, row.shows_registration) == (True, False)
    assert logo(row.logo_id)
    page = response.content.decode()
    assert "data:image/png;base64," in page
    assert "For Harbour" in page
    said = [event.detail["fields"] for event in Event.objects.order_by("pk")]
    assert ["logo"] in said
    assert any("date_language" in names for names in said)


def test_the_preview_says_today_in_the_language_of_days(browser, monkeypatch):
    browser.post(PAGE, fields(date_language="es"))

    assert " de 20" in browser.get(PAGE).content.decode()


def test_a_bad_picture_is_said_at_its_field_and_the_rest_is_kept_in_the_form(browser):
    upload = SimpleUploadedFile("logo.png", b"nothing", "image/png")

    page = browser.post(PAGE, fields(upload=upload)).content.decode()

    assert "This is no PNG or JPEG picture that can be read" in page
    assert "Company 012345" in page
    assert not Practice.objects.exists()


def test_a_logo_can_be_taken_away_and_stays_for_the_letters_that_have_it(browser):
    browser.post(PAGE, fields(upload=SimpleUploadedFile("l.png", drawn(), "image/png")))
    was = practice().logo_id

    browser.post(PAGE, fields(is_logo_removed="on"))

    assert practice().logo_id is None
    assert logo(was)


def test_the_same_logo_again_is_no_news(admin):
    for _ in range(2):
        actions.change_letterhead(
            by=admin, picture=picture_of(drawn()), at=make.NOW, date_language="en-gb"
        )

    assert Logo.objects.count() == 1
    assert Event.objects.filter(verb="practice.changed").count() == 1


def test_bytes_that_are_not_what_their_hash_says_are_not_given_out(admin):
    row = actions.change_letterhead(by=admin, picture=picture_of(drawn()))
    Logo.objects.update(data=b"other")

    assert logo(row.logo_id) is None
    assert logo("0" * 64) is None
