"""What reads lines in pictures: rapidocr, its models loaded once. The door of rapidocr.

The models lie in the wheel that comes with the extra [ocr]; nothing is fetched.
"""

from __future__ import annotations

import functools
from typing import Any

from intake.forms import unread
from intake.forms.order import chinese

_DOUBTFUL, _ROOM, _WIDER = 0.9, 4, 1.15
"""A line less sure is read again, with so many pixels around it, and so much wider."""
_PASSED_OVER = 0.5
"""So sure at most is a line of which a sign was passed over."""
Picture = Any


class Eye:
    """The reader, its models loaded once."""

    def __init__(self) -> None:
        import logging  # noqa: PLC0415

        from omegaconf import OmegaConf  # noqa: PLC0415  (comes with rapidocr)

        # rapidocr reads its list of models twice as it is imported, each time for half a second.
        OmegaConf.load = functools.cache(OmegaConf.load)  # type: ignore[method-assign]
        from rapidocr import RapidOCR  # noqa: PLC0415  (an extra)

        logging.disable(logging.CRITICAL)
        self._engine: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_side_len": 1280,
                "Det.limit_type": "max",
                # Most lines of a form are labels: narrower than the usual 320, and read as well.
                "Rec.rec_img_shape": [3, 48, 96],
            }
        )

    def boxes(self, picture: Picture) -> list[Picture]:
        """Where text stands: four corners each."""
        found = self._engine(picture, use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else list(found.boxes)

    def words(self, picture: Picture) -> tuple[str, float]:
        """The text of one line, and how sure it is: as its least sure letter or digit.

        On average the line 滩面之下 for 傩面之下 is as sure as any; its first character is not.
        """
        found = self._engine(
            picture, use_det=False, use_cls=False, use_rec=True, return_word_box=True
        )
        if not found.txts:
            return "", 0.0
        told, signs = str(found.txts[0]), found.word_results[0]
        letters = [sure for sign, sure in zip(told, signs.confs, strict=False) if sign.isalnum()]
        steps = max(1.0, float(signs.line_txt_len))
        places = [(step + 0.5) / steps for word in signs.word_cols for step in word]
        most = _PASSED_OVER if unread.is_left(picture, told, places) else 1.0
        return chinese(told), min(most, float(min(letters, default=found.scores[0])))

    def line(self, picture: Picture) -> tuple[str, float]:
        """The same; a line that is doubtful is read again with more room, and wider.

        The surest reading counts. Where readings differ it stays doubtful.
        """
        import cv2  # noqa: PLC0415

        told = self.words(picture)
        if told[1] >= _DOUBTFUL:
            return told
        room = cv2.copyMakeBorder(picture, _ROOM, _ROOM, _ROOM, _ROOM, cv2.BORDER_REPLICATE)
        wide = cv2.resize(picture, None, fx=_WIDER, fy=1.0, interpolation=cv2.INTER_CUBIC)
        told, *others = sorted([told, self.words(room), self.words(wide)], key=lambda t: -t[1])
        agreed = any(text == told[0] for text, _ in others)
        return told[0], told[1] if agreed else min(told[1], _DOUBTFUL - 0.01)


def colour(page: Picture) -> Picture:
    """Grey as three equal colours, as the reader takes it."""
    import cv2  # noqa: PLC0415

    return cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
