"""What the flags and the caseload table need to know of many cases."""

from supervision.facts.ending import ending_keys
from supervision.facts.reading import facts_of
from supervision.facts.shapes import CaseFacts, RiskFacts, SessionFacts

__all__ = ["CaseFacts", "RiskFacts", "SessionFacts", "ending_keys", "facts_of"]
