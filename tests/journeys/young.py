"""What a therapist of someone under 18 does beyond the rest."""

from __future__ import annotations

from tests.journeys.therapist import CONTACT_FIELDS, Therapist


class TherapistOfTheYoung(Therapist):
    """The first contact of the story is the guardian who is entered at the referral."""

    def referral_extras(self) -> dict[str, object]:
        mother = self.story.contacts[0]
        return {
            "guardian_name": mother["name"],
            "guardian_relation": mother["relation"],
            "guardian_phone": mother["phone"],
            "guardian_may_be_told": mother["may_be_told"],
            "guardian_is_responsible": True,
        }

    def adds_the_others(self) -> None:
        """Everyone else around the treatment."""
        for contact in self.story.contacts[1:]:
            self.opens("contacts/new/")
            told = (*CONTACT_FIELDS, "lives_with", "arrangements")
            self.visitor.fill({name: contact[name] for name in told if name in contact})
            self.visitor.fill({"consent_given_on": self.clock.day(0)})
            self.visitor.press("Add", exact=True)
            self.visitor.sees(contact["name"], contact["may_be_told"])

    def agrees_what_stays_private(self) -> None:
        mother = self.story.contacts[0]
        self.opens("contacts/")
        who = f"{mother['name']}, {mother['relation']}, has legal responsibility"
        self.visitor.sees("Under 18", who)
        self.visitor.follow("Write the agreement")
        intake = self.story.intake
        guardians = self.page.locator("[name=guardian] option")
        self.visitor.fill(
            {
                "who_consents": intake["who_consents"],
                "stays_private": intake["kept_private"],
                "may_be_shared": intake["shared_with_parents"],
                "is_safety_exception_said": True,
                "agreed_by_client_on": self.clock.day(0),
                "guardian": guardians.nth(1).get_attribute("value"),
                "agreed_by_guardian_on": self.clock.day(0),
            }
        )
        self.visitor.press("Record the agreement")
        self.visitor.sees(intake["kept_private"])
