"""The nouns of the house: frozen, without behaviour that touches the world.

A letter brings materials; each file has facts; a case is all that a judgement may know; rules make
observations of it, policy grades them into findings, and a decision follows. Instants are aware
``datetime`` objects, durations seconds, sizes bytes, rates bits a second.
"""

from __future__ import annotations

from intake.model.case import (
    Case,
    Likeness,
    Pairing,
    Part,
    Window,
)
from intake.model.entry import (
    Dossier,
    Entry,
    State,
)
from intake.model.facts import (
    Facts,
    FilmFacts,
    FormFacts,
    Made,
    MarkFact,
    NotMeasured,
    OtherFacts,
    Refusal,
    Stretch,
    Unsupported,
)
from intake.model.finding import (
    Audience,
    Decision,
    Finding,
    Grading,
    Judgement,
    Level,
    Observation,
    Value,
)
from intake.model.form import (
    Field,
    Filled,
    Form,
)
from intake.model.letter import (
    Arrival,
    Attachment,
    Bounce,
    Letter,
    LetterEnd,
    LetterKind,
    LetterRecord,
    Link,
    Place,
    Sender,
    Word,
)
from intake.model.material import (
    WANTED,
    Material,
    Nature,
    Role,
)
from intake.model.record import (
    Event,
    Trouble,
)
from intake.model.reply import (
    Answer,
    OutboxRow,
    OutboxState,
    Reply,
    ReplyKind,
)
from intake.model.seam import (
    Clock,
    Progress,
    Step,
)

__all__ = [
    "WANTED",
    "Answer",
    "Arrival",
    "Attachment",
    "Audience",
    "Bounce",
    "Case",
    "Clock",
    "Decision",
    "Dossier",
    "Entry",
    "Event",
    "Facts",
    "Field",
    "Filled",
    "FilmFacts",
    "Finding",
    "Form",
    "FormFacts",
    "Grading",
    "Judgement",
    "Letter",
    "LetterEnd",
    "LetterKind",
    "LetterRecord",
    "Level",
    "Likeness",
    "Link",
    "Made",
    "MarkFact",
    "Material",
    "Nature",
    "NotMeasured",
    "Observation",
    "OtherFacts",
    "OutboxRow",
    "OutboxState",
    "Pairing",
    "Part",
    "Place",
    "Progress",
    "Refusal",
    "Reply",
    "ReplyKind",
    "Role",
    "Sender",
    "State",
    "Step",
    "Stretch",
    "Trouble",
    "Unsupported",
    "Value",
    "Window",
    "Word",
]
