"""The picture of what a scan was read from, one click away from the doubt about it."""

from dataclasses import replace

import cases
from tracker import desks

from intake.model import Field, Filled, Form, FormFacts, Role

PHONE = Filled(raw="1380000OOOO", value="13800000000", confidence=0.6, still="page1-cell12")


def doubtful():
    """A work whose telephone number was read in a scan without certainty."""
    fields = {**cases.FORM.fields, Field.CONTACT_PHONE: PHONE}
    facts = FormFacts(forms=(Form(fields=fields, scanned=True),), scanned=True)
    whole = desks.case("scan", a_form=None)
    form = desks.part(facts, Role.FORM, "scan")
    return form, desks.dossier("AH-001", replace(whole, parts=(*whole.parts, form)))


def linked(links):
    """Where the rows of 问题明细 lead, by their problem."""
    form, work = doubtful()
    paths = {f"{form.material.sha256}/{name}": path for name, path in links.items()}
    sheet = desks.opened(desks.drawn(desks.desk([work], file_links=paths)))["问题明细"]
    targets = {cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink}
    return {target for target in targets if target}


def test_a_doubt_leads_to_the_picture_of_what_was_read():
    assert linked({"page1-cell12": "../files/stills/a/page1-cell12.jpg"}) == {
        "../files/stills/a/page1-cell12.jpg"
    }


def test_a_doubt_without_a_picture_leads_nowhere():
    assert linked({"page1-cell13": "../files/stills/a/page1-cell13.jpg"}) == set()
