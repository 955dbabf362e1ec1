from dataclasses import replace

from cases import case, findings

from intake.model import Word


def test_the_word_calls_a_person():
    (found,) = findings(replace(case(), words=frozenset({Word.PERSON})))

    assert (found.code, found.level, found.about) == ("sender.asks-person", "review", "letter")


def test_other_words_do_not():
    assert findings(replace(case(), words=frozenset({Word.REPLACE}))) == []
