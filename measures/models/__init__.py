"""Records of this room."""

from measures.models.administration import Administration, AdministrationQuerySet
from measures.models.link import SelfReportLink, SelfReportLinkQuerySet

__all__ = [
    "Administration",
    "AdministrationQuerySet",
    "SelfReportLink",
    "SelfReportLinkQuerySet",
]
