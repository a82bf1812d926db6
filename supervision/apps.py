from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"

    def ready(self) -> None:
        from cases.registry import register
        from supervision.models import AgendaItem, SupervisionReview

        register(AgendaItem, SupervisionReview)
