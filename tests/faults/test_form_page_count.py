"""A PDF of a hundred thousand pages: refused by their number, which nobody counts one by one."""

import time

from cases import POLICY

from intake import forms
from intake.model import Nature, Refusal

PAGES = 100_000


def test_a_pdf_of_a_hundred_thousand_pages_is_too_large_and_soon_told(tmp_path):
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(PAGES))
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (PAGES, kids)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
    whole, places = bytearray(b"%PDF-1.4\n"), []
    for number, told in enumerate([b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * PAGES], 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (PAGES + 3)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (PAGES + 3, start)
    path = tmp_path / "form.pdf"
    path.write_bytes(whole)
    started = time.monotonic()

    found = forms.read(path, "pdf", POLICY.form, 2020)

    assert time.monotonic() - started < 20
    assert found == Refusal(nature=Nature.FORM, reason="too-large", detail="100000 pages")
