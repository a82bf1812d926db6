"""From approved text to paper: the PDF, its release, reading it together, closing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, address_of, get_or_post
from cases.access import open_case_as_its_therapist
from cases.actions import CaseAlreadyClosed, ConsentWithdrawn, DayNotPossible
from cases.models import Case
from documents import access, actions, files
from documents.forms import AgreeForm, CloseForm, PartsForm, ShareForm
from documents.models import Document
from documents.queries import pages
from documents.queries.agreeing import waits_for_names
from documents.queries.closing import Closing, closing_of
from documents.queries.editor import Editor, editor_of
from documents.queries.sending import sending_of_document
from documents.views.writing import (
    conflict_page,
    editor_page,
    reading_page,
    too_late_page,
)
from protocols.endings import end_reason

RELEASE = "release"
# Pressed where a name was found: it is nobody's of the client's group.
CHECKED = "names_checked"
# A PDF is opened by the browser's own viewer: nothing in it may run or load.
SANDBOX = "sandbox; default-src 'none'"
NOT_SENT = (
    "So its PDF is given to nobody. The text stays in the record, to be read there."
)
CHANGED = "The summary changed while this page was open. Read it again, then close."


@require_POST
def approve(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Freeze what is in the form and have the PDF made; perhaps release it too."""
    is_release = RELEASE in request.POST or request.POST.get(CHECKED) == RELEASE
    door = access.to_release if is_release else access.to_write
    found = door(request, case_id, document_id)
    form = PartsForm(request.POST, editor=_editor(found))
    if not form.is_valid():
        return editor_page(request, found, form)
    try:
        actions.approve_typed(
            document=found,
            by=request.user,
            parts=form.parts(),
            version=form.cleaned_data["version"],
            is_release=is_release,
            names_checked=CHECKED in request.POST,
        )
    except actions.DocumentChangedElsewhere as conflict:
        return conflict_page(request, conflict, form.parts())
    except actions.OtherMemberNamed as problem:
        asked = RELEASE if is_release else "1"
        return editor_page(request, found, form, problem=f"{problem}.", asked=asked)
    except (
        actions.DocumentIncomplete,
        actions.NotSeenByClient,
        ConsentWithdrawn,
    ) as problem:
        return editor_page(request, found, form, problem=str(problem))
    except actions.DocumentAlreadyApproved:
        return too_late_page(request, found, form.parts())
    messages.success(request, _approved_words(found))
    return redirect("documents:document", case_id, document_id)


def _approved_words(found: Document) -> str:
    words = "Approved. The PDF is being made."
    if names := waits_for_names(found):
        words += f" It leaves the practice once {names} has agreed to it."
    return words


def _editor(found: Document) -> Editor:
    return editor_of(found, found.case, today=timezone.localdate())


@require_POST
def ask_again(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Ask for the PDF once more after it could not be made."""
    found = access.to_write(request, case_id, document_id)
    try:
        actions.request_rendering(document=found, by=request.user)
    except actions.DocumentNotApproved as problem:
        messages.error(request, str(problem))
    return redirect("documents:document", case_id, document_id)


@require_safe
def status(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """The part of the page that says how far the PDF is."""
    found = access.to_read(request, case_id, document_id)
    context = {
        "case": found.case,
        "document": found,
        "rendering": pages.rendering_of(found),
        "sending": sending_of_document(found),
        "may_write": access.may_write(request, found.case),
    }
    return render(request, "documents/_status.html", context)


@require_safe
def pdf(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """The issued bytes, with the download in the access log."""
    found = access.to_download(request, case_id, document_id)
    try:
        data = actions.download_document(
            document=found, by=request.user, address=address_of(request)
        )
    except ConsentWithdrawn as problem:
        raise PermissionDenied(f"{problem} {NOT_SENT}") from problem
    except (actions.PdfNotReady, files.FileIsDamaged) as problem:
        messages.error(request, str(problem))
        return redirect("documents:document", case_id, document_id)
    return attachment(data, pages.file_name(found), "application/pdf")


def attachment(data: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = SANDBOX
    return response


@require_POST
def release(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Let the document leave the house."""
    found = access.to_release(request, case_id, document_id)
    try:
        actions.release_document(
            document=found, by=request.user, names_checked=CHECKED in request.POST
        )
    except actions.OtherMemberNamed as problem:
        return reading_page(request, found, problem=f"{problem}.")
    except (
        actions.DocumentNotApproved,
        actions.AlreadyReleased,
        actions.SupervisorHasNotAgreed,
        actions.NotSeenByClient,
        actions.StaysInTheHouse,
        ConsentWithdrawn,
    ) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Released. The admin can send and export it now.")
    return redirect("documents:document", case_id, document_id)


@require_POST
def answer_release(
    request: StaffRequest, case_id: UUID, document_id: UUID
) -> HttpResponse:
    """A supervisor's word to a letter that is to leave the practice."""
    found = access.to_agree(request, case_id, document_id)
    form = AgreeForm(request.POST)
    if not form.is_valid():
        return reading_page(request, found, agree=form)
    try:
        actions.answer_release(document=found, by=request.user, **form.cleaned_data)
    except actions.NotWaitingForAgreement as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "Your answer stands beside the letter.")
    return redirect("documents:document", case_id, document_id)


@require_POST
def shared(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Keep when it was read together, and what the client said."""
    found = access.to_write(request, case_id, document_id)
    form = ShareForm(request.POST, today=timezone.localdate(), document=found)
    if form.is_valid():
        try:
            actions.share_document(document=found, by=request.user, **form.values())
        except DayNotPossible as problem:
            form.add_error("shared_on", str(problem))
        except actions.SharedElsewhere as conflict:
            form.add_error(None, str(conflict))
            form.shows_now(conflict.document)
        else:
            messages.success(request, "Kept.")
            return redirect("documents:document", case_id, document_id)
    return reading_page(request, found, share=form)


@get_or_post
def close(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """How it ended; the summary is signed and released in the same step."""
    case = open_case_as_its_therapist(request, case_id)
    today = timezone.localdate()
    closing = closing_of(case, today=today)
    form = _close_form(request, closing)
    has_name = False
    if form.is_valid():
        try:
            document = actions.close_case_with_summary(
                case=case,
                by=request.user,
                names_checked=CHECKED in request.POST,
                **form.entry(),
            )
        except DayNotPossible as problem:
            form.add_error("closed_on", str(problem))
        except (
            actions.SessionsUnsigned,
            actions.DocumentIncomplete,
            actions.OtherMemberNamed,
            CaseAlreadyClosed,
            ConsentWithdrawn,
        ) as problem:
            form.add_error(None, str(problem))
            has_name = isinstance(problem, actions.OtherMemberNamed)
        else:
            return _closed(request, case, document)
    context = {"case": case, "tab": "documents", "closing": closing, "form": form}
    context["has_name"] = has_name
    return render(request, "documents/close.html", context)


def _close_form(request: StaffRequest, closing: Closing) -> CloseForm:
    """What is signed is what was on the page: a text that changed since is refused."""
    summary = closing.summary
    asks = summary is not None and not summary.is_released
    seen = summary.seen if summary else ""
    form = CloseForm(
        request.POST or None,
        today=timezone.localdate(),
        has_summary=asks,
        held_words=closing.held_words,
        initial={
            "closed_on": timezone.localdate(),
            "summary": (
                actions.Summary.SIGN
                if closing.why_not_sent
                else actions.Summary.RELEASE
            ),
            "seen": seen,
        },
    )
    if asks and form.is_bound and form.is_valid() and form.cleaned_data["seen"] != seen:
        form.add_error(None, CHANGED)
        form.shows_now(seen)
    return form


def _closed(
    request: StaffRequest, case: Case, document: Document | None
) -> HttpResponse:
    """On to the contacts after the ending, unless there can be none."""
    words = "The case is closed."
    if document is not None and document.is_released:
        words = "The case is closed, and its treatment summary is released."
    elif document is not None and (names := waits_for_names(document)):
        words = f"The case is closed. Its treatment summary waits for {names}."
    messages.success(request, words)
    case.refresh_from_db()
    if end_reason(case.ending_reason).is_followed_up:
        return redirect("sessions:book_follow_ups", case.pk)
    return redirect("documents:list", case.pk)
