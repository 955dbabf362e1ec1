from dataclasses import replace

import pytest
from cases import FORM, case, codes, findings, without

from intake.model import Field, Filled


@pytest.mark.parametrize("name", list(Field))
def test_each_empty_field_is_missing(name):
    (found,) = findings(case(form=without(name)))

    assert (found.code, found.level, found.about) == (f"form.{name}.missing", "reject", "form")


@pytest.mark.parametrize("name", [field for field in Field if field is not Field.CONTACT_PHONE])
def test_each_field_that_is_not_understood_is_shown(name):
    broken = {**FORM.fields, name: Filled(raw="约三四分钟吧", value=None)}

    (found,) = findings(case(form=replace(FORM, fields=broken)))

    assert (found.code, found.found) == (f"form.{name}.invalid", "约三四分钟吧")


def test_a_telephone_number_is_never_repeated():
    broken = {**FORM.fields, Field.CONTACT_PHONE: Filled(raw="1380000", value=None)}

    (found,) = findings(case(form=replace(FORM, fields=broken)))

    assert (found.code, found.found) == ("form.contact-phone.invalid", None)


def test_an_unfilled_form_names_all_nine():
    assert codes(case(form=without(*Field))) == [f"form.{name}.missing" for name in Field]


def test_without_a_form_fields_are_not_asked():
    assert codes(case(form=None)) == ["material.form-missing"]


@pytest.mark.parametrize("name", list(Field))
def test_what_we_may_have_overlooked_is_a_persons(name):
    form = replace(without(name), overlooked=(name,))

    (found,) = findings(case(form=form))

    assert (found.code, found.level, found.found) == ("form.low-confidence", "review", (name,))
