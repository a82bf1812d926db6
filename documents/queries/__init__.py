"""The questions of this room that others ask too."""

from documents.queries.exports import open_requests_for

__all__ = ["open_requests_for"]
