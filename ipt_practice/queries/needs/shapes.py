"""Something to do, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from cases.models import Case, Client


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something to do about one case. `sign` and `tone` are an icon and a class.

    `text` stands as the system's own words; `quote` is what a person wrote.
    """

    client: Client
    case_url: str
    text: str
    url: str
    label: str
    sign: str
    tone: str = ""
    quote: str = ""


def need_of(
    case: Case, text: str, page: str, label: str, *, sign: str, tone: str = ""
) -> Need:
    return Need(
        client=case.client,
        case_url=overview_url(case),
        text=text,
        url=reverse(page, args=[case.pk]),
        label=label,
        sign=sign,
        tone=tone,
    )


def overview_url(case: Case) -> str:
    return reverse("overview", args=[case.pk])
