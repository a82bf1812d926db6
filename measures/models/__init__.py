"""Records of this room."""

from measures.models.administration import Administration, AdministrationQuerySet
from measures.models.kept_definition import KeptDefinition
from measures.models.link import SelfReportLink, SelfReportLinkQuerySet
from measures.models.scale_entry import ScaleEntry, ScaleEntryQuerySet

__all__ = [
    "Administration",
    "AdministrationQuerySet",
    "SelfReportLink",
    "SelfReportLinkQuerySet",
    "KeptDefinition",
    "ScaleEntry",
    "ScaleEntryQuerySet",
]
