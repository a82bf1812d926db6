"""Published figures stand as published, with year, source and licence."""

from decimal import Decimal

from protocols import national_figures as national
from protocols.national_figures import Group


def test_the_latest_year_of_each_group_stands_beside_a_practice():
    rows = {row.group: row for row in national.latest()}

    assert {row.year for row in rows.values()} == {"2024-25"}
    assert rows[Group.ALL].recovery == Decimal("50.5")
    assert rows[Group.IPT].courses == 6_816
    assert rows[Group.IPT].reliable_recovery == Decimal("44.8")
    assert rows[Group.DIT].deterioration == Decimal("7.5")


def test_rates_lie_in_their_order_and_years_follow_each_other():
    for rows in national.NATIONAL.values():
        assert [row.year for row in rows] == sorted({row.year for row in rows})
        for row in rows:
            assert 0 < row.deterioration < row.reliable_recovery < row.recovery
            assert row.recovery < row.improvement < 100


def test_source_and_licence_are_said():
    assert "Open Government Licence v3.0" in national.LICENCE
    assert "NHS England" in national.SOURCE
