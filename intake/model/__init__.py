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
    Proposal,
    Window,
)
from intake.model.edit import (
    CHANGED,
    DONE,
    OVERTAKEN,
    Choice,
    Edit,
    EditKind,
    Use,
    Verdict,
    Waiver,
)
from intake.model.entry import (
    Dossier,
    Entry,
    Happening,
    State,
)
from intake.model.facts import (
    ArchiveFacts,
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
    Source,
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
from intake.model.onward import (
    NEXT_TIER,
    Dispatch,
    Listed,
    Shipment,
    Showing,
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
from intake.model.school import (
    Listing,
    School,
)
from intake.model.seam import (
    Clock,
    Progress,
    Step,
)
from intake.model.share import (
    Offered,
    Share,
    ShareState,
    Told,
)
from intake.model.standing import Standing

__all__ = [
    "CHANGED",
    "DONE",
    "NEXT_TIER",
    "OVERTAKEN",
    "WANTED",
    "Answer",
    "ArchiveFacts",
    "Arrival",
    "Attachment",
    "Audience",
    "Bounce",
    "Case",
    "Choice",
    "Clock",
    "Decision",
    "Dispatch",
    "Dossier",
    "Edit",
    "EditKind",
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
    "Happening",
    "Judgement",
    "Letter",
    "LetterEnd",
    "LetterKind",
    "LetterRecord",
    "Level",
    "Likeness",
    "Link",
    "Listed",
    "Listing",
    "Made",
    "MarkFact",
    "Material",
    "Nature",
    "NotMeasured",
    "Observation",
    "Offered",
    "OtherFacts",
    "OutboxRow",
    "OutboxState",
    "Pairing",
    "Part",
    "Place",
    "Progress",
    "Proposal",
    "Refusal",
    "Reply",
    "ReplyKind",
    "Role",
    "School",
    "Sender",
    "Share",
    "ShareState",
    "Shipment",
    "Showing",
    "Source",
    "Standing",
    "State",
    "Step",
    "Stretch",
    "Told",
    "Trouble",
    "Unsupported",
    "Use",
    "Value",
    "Verdict",
    "Waiver",
    "Window",
    "Word",
]
