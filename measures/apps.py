from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"

    def ready(self) -> None:
        from cases.registry import register, register_need
        from measures.models import Administration, SelfReportLink
        from measures.queries import has_scores
        from protocols.intake import ElsewhereKey

        register(Administration, SelfReportLink)
        register_need(ElsewhereKey.MEASURES, has_scores)
