"""Letters and summaries of one case: listed, drafted, written, remarked upon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, get_or_post
from cases.access import can_decide, open_case
from documents import access, actions, kinds
from documents.forms import AgreeForm, CommentForm, PartsForm, ShareForm
from documents.links import Answer
from documents.models import OF_SUPERVISION, Document
from documents.queries import pages
from documents.queries.agreeing import agreement_of
from documents.queries.board import board_of
from documents.queries.editor import Editor, editor_of
from documents.queries.record import record_of
from ui.words import clock

INSERT = "insert"
ANSWER = "answer"
NAMING = "naming"


@require_safe
def list_documents(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What there is, what can be made now, and why the rest cannot yet."""
    case = open_case(request, case_id)
    record = record_of(case, today=timezone.localdate())
    context = {
        "case": case,
        "tab": "documents",
        "course": record.course,
        "board": board_of(
            case,
            record,
            may_read_drafts=access.may_read_drafts(request, case),
            reads_supervision=access.reads_supervision(request, case),
        ),
        "may_write": access.may_write(request, case),
        "can_decide": can_decide(request, case),
        "may_export": access.may_release(request, case),
    }
    return render(request, "documents/list.html", context)


@require_POST
def new(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Draft one kind of document, or open its draft."""
    case = access.open_case_to_write_about(request, case_id)
    kind = request.POST.get("kind", "")
    if kind not in kinds.KINDS:
        raise Http404(access.NOT_HERE)
    if kind in OF_SUPERVISION and not access.reads_supervision(request, case):
        raise Http404(access.NOT_HERE)
    try:
        document = actions.draft_document(case=case, by=request.user, kind=kind)
    except (actions.NotYet, actions.NotForThisCase) as problem:
        messages.error(request, str(problem))
        return redirect("documents:list", case.pk)
    return redirect("documents:document", case.pk, document.pk)


@get_or_post
def document(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """The editor of a draft, the reading page of anything else. POST saves the draft."""
    if request.method == "POST":
        return _save(request, access.to_write(request, case_id, document_id))
    found = access.to_read(request, case_id, document_id)
    if found.is_draft and access.may_write(request, found.case):
        return editor_page(request, found)
    return reading_page(request, found)


def _save(request: StaffRequest, found: Document) -> HttpResponse:
    form = PartsForm(request.POST, editor=_editor(found))
    if not form.is_valid():
        return editor_page(request, found, form)
    try:
        saved, part = _done(request, found, form)
    except actions.DocumentChangedElsewhere as conflict:
        return conflict_page(request, conflict, form.parts())
    except actions.DocumentAlreadyApproved:
        return too_late_page(request, found, form.parts())
    except (actions.LinkGone, actions.SourceGone, actions.TextTooLong) as problem:
        return editor_page(request, found, form, problem=str(problem))
    return _saved(request, saved, part)


def _done(
    request: StaffRequest, found: Document, form: PartsForm
) -> tuple[Document, str]:
    """The draft with what was typed and what was pressed, and the part to go back to."""
    common: dict[str, Any] = {
        "document": found,
        "by": request.user,
        "parts": form.parts(),
        "version": form.cleaned_data["version"],
    }
    part, _, offer = request.POST.get(INSERT, "").partition(":")
    if part:
        return actions.insert_from_record(part=part, offer=offer, **common), part
    part, link, answer = (*request.POST.get(ANSWER, "").split(":"), "", "")[:3]
    if answer in list(Answer):
        one = Answer(answer)
        saved = actions.answer_source(part=part, link=link, answer=one, **common)
        return saved, part
    if NAMING in request.POST:
        named = request.POST.getlist("named")
        return actions.choose_names(named=named, **common), ""
    return actions.save_document(**common), ""


def _saved(request: StaffRequest, saved: Document, part: str) -> HttpResponse:
    when = clock(timezone.localtime(saved.saved_at))
    messages.success(request, f"Draft saved {when}.")
    response = redirect("documents:document", saved.case_id, saved.pk)
    if part:
        response["Location"] += f"#part-{part}"
    return response


@require_POST
def autosave(request: StaffRequest, case_id: UUID, document_id: UUID) -> JsonResponse:
    """For the script: a version and a time, or 409 when another window was faster."""
    found = access.to_write(request, case_id, document_id)
    form = PartsForm(request.POST, editor=_editor(found))
    if not form.is_valid():
        answer = {"saved_at": found.saved_at, "problem": "Something is too long."}
        return JsonResponse(answer, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        saved = actions.save_document(
            document=found,
            by=request.user,
            parts=form.parts(),
            version=form.cleaned_data["version"],
        )
    except actions.DocumentChangedElsewhere as conflict:
        answer = {"saved_at": conflict.document.saved_at, "problem": str(conflict)}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    except actions.DocumentAlreadyApproved as problem:
        answer = {"saved_at": found.saved_at, "problem": str(problem)}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    return JsonResponse({"version": saved.version, "saved_at": saved.saved_at})


@require_safe
def checks(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """The checks of the draft as it is saved now, for the page that shows them already."""
    found = access.to_write(request, case_id, document_id)
    context = {
        "case": found.case,
        "document": found,
        "editor": _editor(found),
        "is_fresh": True,
    }
    return render(request, "documents/_checks.html", context)


@require_POST
def comment(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """A remark beside a part, from anyone who may read the draft."""
    found = access.to_read(request, case_id, document_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return reading_page(request, found, comment=form)
    try:
        actions.comment_on_document(
            document=found, by=request.user, **form.cleaned_data
        )
    except actions.DocumentAlreadyApproved:
        left = [("Comment", form.cleaned_data["text"])]
        found = access.to_read(request, case_id, document_id)
        return reading_page(request, found, left=left, status=HTTPStatus.CONFLICT)
    messages.success(request, "Comment added.")
    return redirect("documents:document", case_id, document_id)


def _editor(
    found: Document,
    typed: Mapping[str, str] | None = None,
    *,
    is_conflict: bool = False,
) -> Editor:
    return editor_of(
        found,
        found.case,
        today=timezone.localdate(),
        typed=typed,
        is_conflict=is_conflict,
    )


def editor_page(
    request: StaffRequest,
    found: Document,
    form: PartsForm | None = None,
    *,
    problem: str = "",
    asked: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """`asked`: what was pressed when a name of another member was found, "" for none."""
    form = form or PartsForm(editor=_editor(found))
    context = {
        "case": found.case,
        "tab": "documents",
        "document": found,
        "editor": form.editor,
        "form": form,
        "problem": problem,
        "asked": asked,
        "share": ShareForm(today=timezone.localdate(), document=found),
        "may_release": access.may_release(request, found.case),
    }
    return render(request, "documents/editor.html", context, status=status)


def conflict_page(
    request: StaffRequest,
    conflict: actions.DocumentChangedElsewhere,
    typed: Mapping[str, str],
) -> HttpResponse:
    """Both texts: what was typed in the fields, what is on the server beside them."""
    there = conflict.document
    editor = _editor(there, typed, is_conflict=True)
    return editor_page(
        request,
        there,
        PartsForm(editor=editor),
        problem=str(conflict),
        status=HTTPStatus.CONFLICT,
    )


def too_late_page(
    request: StaffRequest, found: Document, typed: Mapping[str, str]
) -> HttpResponse:
    """What was approved meanwhile, with what was typed and is not in it, to be copied."""
    there = access.to_read(request, found.case_id, found.pk)
    left = pages.left_over(there, typed)
    if not left:
        return redirect("documents:document", there.case_id, there.pk)
    return reading_page(request, there, left=left, status=HTTPStatus.CONFLICT)


def reading_page(
    request: StaffRequest,
    found: Document,
    *,
    left: Sequence[tuple[str, str]] = (),
    status: int = HTTPStatus.OK,
    comment: CommentForm | None = None,
    share: ShareForm | None = None,
    agree: AgreeForm | None = None,
    problem: str = "",
) -> HttpResponse:
    """A document as it reads, with its PDF and what can be done with it.

    `problem`: the name of another member that stands in what was to be released. `left`:
    title and text of what was typed after it was approved.
    """
    page, today = pages.reading_of(found), timezone.localdate()
    agreement = agreement_of(found, today)
    if agree is None and agreement.waits_for and access.may_agree(request, found):
        agree = AgreeForm()
    context = {
        "case": found.case,
        "tab": "documents",
        "document": found,
        "page": page,
        "problem": problem,
        "left": left,
        "sending": page.sending,
        "rendering": pages.rendering_of(found),
        "comment": comment or CommentForm(),
        "share": share or ShareForm(today=today, document=found),
        "agreement": agreement,
        "agree": agree,
        "may_write": access.may_write(request, found.case),
        "may_release": access.may_release(request, found.case),
    }
    forms = [context["comment"], context["share"], *([agree] if agree else [])]
    context["forms"] = forms
    return render(request, "documents/document.html", context, status=status)
