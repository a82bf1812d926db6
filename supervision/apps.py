from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"

    def ready(self) -> None:
        from cases.registry import register
        from documents import kinds
        from supervision.brief_paper import BRIEF
        from supervision.models import (
            AgendaItem,
            CompetenceRating,
            RatingShare,
            RecordingPlace,
            RecordingSample,
            ReviewInterval,
            SessionRecording,
            SupervisionAddendum,
            SupervisionBrief,
            SupervisionDecision,
            SupervisionItem,
            SupervisionReview,
            SupervisorNote,
        )

        kinds.register(BRIEF)
        register(SupervisionReview, AgendaItem, ReviewInterval)
        register(SupervisionBrief, SupervisorNote)
        register(SupervisionItem, SupervisionDecision, SupervisionAddendum)
        register(SessionRecording, RecordingPlace, RecordingSample)
        register(CompetenceRating, RatingShare)
