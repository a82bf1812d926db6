"""Where a mark on Today is answered."""

import pytest
from django.urls import reverse

from cases.models import Case
from ipt_practice.queries.needs.marks import answered_at
from protocols.flags import FLAGS, FlagKey, Severity

OF_SCORES = {"DETERIORATION", "LOST_GAINS", "NO_EARLY_RESPONSE", "NO_CHANGE_MID"}
ON_TODAY = [
    flag.key for flag in FLAGS if flag.severity in (Severity.URGENT, Severity.ATTENTION)
]


@pytest.mark.parametrize("protocol", ["IPT_ADULT", "DIT_16_SEED", ""])
@pytest.mark.parametrize("key", ON_TODAY)
def test_a_mark_leads_to_where_it_is_answered_and_only_scores_to_scores(key, protocol):
    case = Case(protocol_key=protocol)
    page, label = answered_at(case, FlagKey(key))

    assert reverse(page, args=[case.pk])
    assert label
    is_undecided = key == FlagKey.NO_FOCUS and not protocol
    if not is_undecided:
        assert (page == "sessions:measures") == (key in OF_SCORES)
