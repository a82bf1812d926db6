"""`/m/<token>/`: a client answers on their own phone, or on a tablet handed over.

Nobody is signed in, nobody is named, no script is needed and no cookie is set. Whoever
has the address may answer, and nobody else can know it: so a form from another site could
not be aimed at it, and needs no second token (a page without referrer sends the origin
"null", by which the usual check would refuse it).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from accounts.http import get_or_post
from accounts.queries import practice
from measures import actions, queries
from measures.access import NoWayIn, open_link_of
from measures.models import SelfReportLink

View = Callable[[HttpRequest, str], HttpResponse]


def leaves_no_trace(view: View) -> View:
    """The address goes to no other site, no search engine and no store of the browser.

    Where there is no way in, the page that says so.
    """

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except NoWayIn as problem:
            context = {"sentence": str(problem), "practice": practice()}
            response = render(
                request, "measures/answer/over.html", context, status=problem.status
            )
        except (actions.LinkIsOver, actions.AlreadyAnswered) as problem:
            # Between the door and the verb somebody else was faster.
            context = {"sentence": str(problem), "practice": practice()}
            response = render(request, "measures/answer/over.html", context, status=410)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


@login_not_required
@csrf_exempt
@get_or_post
@leaves_no_trace
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What comes next: the first page, a question, or all answers before they are sent."""
    link = open_link_of(request, token)
    if request.method == "POST":
        return _taken(request, link, token)
    sitting = queries.sitting_of(
        link, at=_place(request.GET.get("at", "")), again="again" in request.GET
    )
    return _page(request, sitting)


def _page(request: HttpRequest, sitting: queries.Sitting) -> HttpResponse:
    name = "question" if sitting.question else "review"
    if not sitting.has_begun:
        name = "start"
    return render(request, f"measures/answer/{name}.html", {"sitting": sitting})


def _taken(request: HttpRequest, link: SelfReportLink, token: str) -> HttpResponse:
    """What a button did; the page that follows."""
    match request.POST.get("do"):
        case "start":
            actions.open_link(link=link)
            return redirect(_at(token))
        case "answer":
            return _answered(request, link, token)
        case "send":
            return _sent(request, link, token)
    return redirect(_at(token))


def _answered(request: HttpRequest, link: SelfReportLink, token: str) -> HttpResponse:
    """One answer is kept; a withheld one about self-harm is asked for once more."""
    place = _place(request.POST.get("at", ""))
    sitting = queries.sitting_of(link, at=place)
    question, typed = sitting.question, request.POST.get("value", "")
    if question is None or question.place != place:
        return redirect(_at(token))
    if typed == "" and question.is_about_safety and "sure" not in request.POST:
        return redirect(_at(token, place, again=True))
    try:
        value = int(typed) if typed else None
        actions.keep_answer(link=link, question=question, value=value)
    except (ValueError, actions.NotAnAnswer):
        return redirect(_at(token, place))
    is_last = sitting.first_open is None or place == sitting.total
    return redirect(_at(token) if is_last else _at(token, place + 1))


def _sent(request: HttpRequest, link: SelfReportLink, token: str) -> HttpResponse:
    sitting = queries.sitting_of(link)
    try:
        actions.send_answers(link=link)
    except actions.NotAllAsked:
        return redirect(_at(token))
    return render(request, "measures/answer/done.html", {"sitting": sitting})


def _place(typed: str) -> int | None:
    """The number of a question; None for what is none."""
    return (
        int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else None
    )


def _at(token: str, place: int | None = None, *, again: bool = False) -> str:
    path = reverse("measures:answer", args=[token])
    if place is None:
        return path
    return f"{path}?at={place}{'&again=1' if again else ''}"
