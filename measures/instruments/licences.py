"""Lines that stand under a form, and rules that questionnaires share."""

from __future__ import annotations

from measures.instruments.shapes import Missing

PFIZER = (
    "Copyright © Pfizer Inc. All rights reserved. Developed by Drs. Robert L. Spitzer, "
    "Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from "
    "Pfizer Inc. No permission required to reproduce, translate, display or distribute."
)
PFIZER_LICENCE = (
    "No permission required to reproduce, translate, display or distribute."
)
LOINC_NOTICE = (
    "This content from LOINC® is copyright © 1995 Regenstrief Institute, Inc. and the "
    "LOINC Committee, and available at no cost under the license at "
    "https://loinc.org/license/"
)
# No rule is published for these: without every answer there is no total.
NO_PRORATING = Missing(at_most=0, source="No published rule; every answer is needed")
NO_PRORATING_ALL_NEEDED = Missing(at_most=0, source="Every answer is needed")
