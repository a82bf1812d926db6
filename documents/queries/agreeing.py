"""Letters that leave the practice only once a supervisor has agreed to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import SupervisionLink, User
from accounts.queries import approvers_of
from cases.models import Case
from documents import kinds
from documents.models import Document, ReleaseAnswer

AGREED = ReleaseAnswer.Decision.AGREED


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What supervisors said to a document, newest first, and whom it waits for.

    `waits_for` is empty where nobody is to agree, or somebody has.
    """

    answers: tuple[ReleaseAnswer, ...]
    waits_for: tuple[User, ...]

    @property
    def names(self) -> str:
        return " or ".join(one.full_name for one in self.waits_for)

    @property
    def is_returned(self) -> bool:
        """It waits, and the last word to it was that it needs something."""
        return bool(self.waits_for and self.answers)


@dataclass(frozen=True, kw_only=True)
class WaitingLetter:
    """One that waits for a supervisor. `is_returned`: it was sent back, as it stands."""

    document: Document
    title: str
    is_returned: bool


def agreement_of(document: Document, on: date) -> Agreement:
    """By the arrangements of that day. Two queries, one for what needs no agreement."""
    answers = tuple(
        ReleaseAnswer.objects.filter(document=document)
        .select_related("author")
        .order_by("-answered_at", "pk")
    )
    needs = (
        not document.is_draft
        and not document.is_released
        and kinds.kind(document.kind).leaves_the_house
        and all(one.decision != AGREED for one in answers)
    )
    waits_for = approvers_of(document.case.therapist, on) if needs else ()
    return Agreement(answers=answers, waits_for=tuple(waits_for))


def waits_for_names(document: Document) -> str:
    """Whom the document as it is now waits for; empty where it waits for nobody."""
    fresh = Document.objects.select_related("case__therapist").get(pk=document.pk)
    return agreement_of(fresh, timezone.localdate()).names


def may_answer(document: Document, user: User, on: date) -> bool:
    """A supervisor who is to agree, and who neither wrote nor approved it."""
    own = {document.created_by_id, document.approved_by_id}
    return (
        user.pk not in own
        and approvers_of(document.case.therapist, on).filter(pk=user.pk).exists()
    )


def letters_waiting_for(supervisor: User, on: date) -> list[WaitingLetter]:
    """Those that this supervisor is to agree to, oldest first. Two queries."""
    found = (
        waiting_letters(supervisor, on)
        .select_related("case__client", "case__couple__client", "approved_by")
        .prefetch_related("release_answers")
        .order_by("approved_at", "pk")
    )
    return [
        WaitingLetter(
            document=one,
            title=kinds.kind(one.kind).title,
            is_returned=bool(one.release_answers.all()),
        )
        for one in found
    ]


@dataclass(frozen=True, kw_only=True)
class AnsweredLetter:
    """One that a supervisor has answered and that has not left yet."""

    document: Document
    title: str
    answer: ReleaseAnswer

    @property
    def words(self) -> str:
        """As it goes on after a name: "returned the summary of treatment"."""
        title = self.title[:1].lower() + self.title[1:]
        if self.answer.decision == AGREED:
            return f"agreed to the {title}: it can be released"
        return f"returned the {title}"


def answered_letters_of(therapist: User) -> list[AnsweredLetter]:
    """The last answer to the newest version of each, in their own cases. One query."""
    newer = Document.objects.filter(
        case=OuterRef("document__case"),
        kind=OuterRef("document__kind"),
        number__gt=OuterRef("document__number"),
    )
    later = ReleaseAnswer.objects.filter(
        document=OuterRef("document"), answered_at__gt=OuterRef("answered_at")
    )
    found = (
        ReleaseAnswer.objects.filter(
            case__in=Case.objects.own(therapist), document__released_at__isnull=True
        )
        .exclude(Exists(newer))
        .exclude(Exists(later))
        .select_related("document__case__client")
        .order_by("answered_at", "pk")
    )
    return [
        AnsweredLetter(
            document=one.document,
            title=kinds.kind(one.document.kind).title,
            answer=one,
        )
        for one in found
    ]


def waiting_letters(supervisor: User, on: date) -> QuerySet[Document, Document]:
    """What `letters_waiting_for` lists, for who only counts. Of each kind of a case the
    newest version alone waits: the one before was written anew."""
    links = SupervisionLink.objects.current(on).approving()
    newer = Document.objects.filter(
        case=OuterRef("case"), kind=OuterRef("kind"), number__gt=OuterRef("number")
    )
    leaving = [one.key for one in kinds.KINDS.values() if one.leaves_the_house]
    return (
        Document.objects.filter(
            case__therapist__in=links.filter(supervisor=supervisor).values(
                "supervisee"
            ),
            case__in=Case.objects.visible_to(supervisor, on),
            kind__in=leaving,
            released_at__isnull=True,
        )
        .exclude(state=Document.State.DRAFT)
        .exclude(created_by=supervisor)
        .exclude(approved_by=supervisor)
        .exclude(
            Exists(
                ReleaseAnswer.objects.filter(document=OuterRef("pk"), decision=AGREED)
            )
        )
        .exclude(Exists(newer))
    )
