"""Where cells lead: to a work's report on the board, to the piece of a scan that was read."""

from __future__ import annotations

from dataclasses import replace

from tracker import desks

from intake.model import Field, Filled, FormFacts, Role


def target(content, sheet, heading):
    """Where the first row's cell below a heading leads."""
    drawn = desks.opened(content)[sheet]
    at = [cell.value for cell in drawn[3]].index(heading)
    link = drawn[4][at].hyperlink
    return (drawn[4][at].value, link.target if link else None)


def scanned():
    """A work whose form was read in a picture: its title without being sure."""
    form = desks.form("灯", "皖南师范学院")
    title = Filled(raw="灯", value="灯", confidence=0.5, place="ocr", still="title")
    facts = FormFacts(forms=(replace(form, fields={**form.fields, Field.TITLE: title}),))
    whole = desks.case("scan")
    parts = tuple(replace(p, facts=facts) if p.role is Role.FORM else p for p in whole.parts)
    return desks.dossier("AH-001", replace(whole, parts=parts))


def test_a_works_report_is_its_place_on_the_board():
    desk = replace(desks.campaign(1), board="board.html")

    assert target(desks.drawn(desk), "作品登记", "检查报告") == ("查看", "board.html#AH-001")


def test_a_finding_about_a_scan_leads_to_the_piece_that_was_read():
    work = scanned()
    sha256 = next(p.material.sha256 for p in work.case.parts if p.role is Role.FORM)

    content = desks.drawn(desks.desk([work], crops="../files/stills"))

    assert target(content, "问题明细", "实测") == (
        "“片名”没有把握",
        f"../files/stills/{sha256}/title.jpg",
    )


def test_without_pictures_it_leads_nowhere():
    assert target(desks.drawn(desks.desk([scanned()])), "问题明细", "实测")[1] is None
