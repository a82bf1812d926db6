"""Records of this room."""

from measures.models.administration import Administration, AdministrationQuerySet

__all__ = ["Administration", "AdministrationQuerySet"]
