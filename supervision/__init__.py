"""Supervision: the caseload table, flags that explain themselves, reviews.

May import every room but ipt_practice.
"""
