from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"

    def ready(self) -> None:
        from cases.registry import register
        from documents import models

        register(
            models.Document,
            models.DocumentComment,
            models.Rendering,
            models.SummaryRequest,
            models.ReleaseAnswer,
            models.ExportItem,
            models.CaseExport,
        )
