"""While all rules run on recorded facts, nothing is opened, connected or started."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
from dataclasses import replace
import cases
from intake.decision import decide
from intake.matching import Newcomer, match
from intake.model import Link, Nature, NotMeasured, Refusal, Role, Sender, Unsupported, Word
from intake import rules, text

seen = []
watched = ("open", "socket", "subprocess", "os.system", "os.exec", "shutil", "tempfile", "sqlite3")
arrived = cases.POLICY.campaign.window().closes
link = Link(provider="baidu", url="https://pan.baidu.com/s/1a", code=None, where="text")
odd = [
    cases.case(),
    cases.case(None, None, None),
    cases.case(form=cases.without(*cases.Field)),
    cases.case(hd=Refusal(nature=Nature.FILM, reason="truncated")),
    cases.case(hd=NotMeasured(nature=Nature.FILM, reason="slow"),
               form=Unsupported(nature=Nature.FORM, format="doc")),
]
wide = [replace(c, links=(link,), words=frozenset(Word), received_at=arrived,
                window=cases.POLICY.campaign.window(), unchecked_marks=("intro",)) for c in odd]
sys.addaudithook(lambda name, args: seen.append(name) if name.startswith(watched) else None)
for whole in (*odd, *wide):
    findings = rules.ask(cases.POLICY.rules, cases.POLICY.findings, whole)
    decide(findings, under_way=whole.under_way)
match(Newcomer(sender=Sender(name="", address="a@b.cn"), refers_to=None, chain=(), school="",
               title="", brings=frozenset(Role)), [])
text.normalise("《灯》")
print(len(findings), seen)
"""


def test_judgement_touches_nothing():
    program = PROGRAM.format(tests=str(Path(__file__).parent))

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split(maxsplit=1)[1].strip() == "[]"
    assert int(done.stdout.split()[0]) > 0
