"""What reads lines in pictures: rapidocr, its models loaded once. The door of rapidocr.

The models lie in the wheel that comes with the extra [ocr]; nothing is fetched.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from intake.forms import ruled, unread
from intake.forms.order import chinese

_DOUBTFUL, _ROOM, _WIDER = 0.9, 4, 1.15
"""A line less sure is read again, with so many pixels around it, and so much wider."""
_PASSED_OVER = 0.5
"""So sure at most is a line of which a sign was passed over."""
_SIDE = 1280
"""Pixels of a page's long side at which its lines are found."""
_MARGIN = 32
"""Pixels around the ink that are looked at with it."""
_STEP = 32
"""Of the sides of a picture that the reader takes, in pixels."""
_MODELS = "default_models.yaml"
_OTHER_ENGINES = frozenset({"openvino", "mnn", "paddle", "torch", "tensorrt"})
Picture = Any


class Eye:
    """The reader, its models loaded once."""

    def __init__(self) -> None:
        import logging  # noqa: PLC0415

        _shorten()
        from rapidocr import RapidOCR  # noqa: PLC0415  (an extra)

        logging.disable(logging.CRITICAL)
        self._engine: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_side_len": _SIDE,
                "Det.limit_type": "max",
                # Most lines of a form are labels: narrower than the usual 320, and read as well.
                "Rec.rec_img_shape": [3, 48, 96],
            }
        )

    def boxes(self, page: Picture) -> list[Picture]:
        """Where text stands on a grey page: four corners each.

        The time that this takes grows with the area, so white margins are left out.
        """
        import cv2  # noqa: PLC0415

        place = ruled.inked(page, _MARGIN)
        scale = min(1.0, _SIDE / max(page.shape))
        piece = page[place.top : place.bottom, place.left : place.right]
        small = cv2.resize(piece, None, fx=scale, fy=scale) if scale < 1 else piece
        # The reader would stretch it to such a size, and blur it once more.
        more = (-small.shape[0] % _STEP, -small.shape[1] % _STEP)
        whole = cv2.copyMakeBorder(small, 0, more[0], 0, more[1], cv2.BORDER_REPLICATE)
        found = self._engine(colour(whole), use_det=True, use_cls=False, use_rec=False)
        corners = [] if found.boxes is None else list(found.boxes)
        return [corner / scale + (place.left, place.top) for corner in corners]

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
        """The same; a line that is doubtful is read again with more room, and then wider.

        The surest reading counts. Where readings differ it stays doubtful.
        """
        import cv2  # noqa: PLC0415

        told = self.words(picture)
        if told[1] >= _DOUBTFUL:
            return told
        room = cv2.copyMakeBorder(picture, _ROOM, _ROOM, _ROOM, _ROOM, cv2.BORDER_REPLICATE)
        again = self.words(room)
        if again[1] >= _DOUBTFUL and again[0] == told[0]:
            return again
        wide = cv2.resize(picture, None, fx=_WIDER, fy=1.0, interpolation=cv2.INTER_CUBIC)
        told, *others = sorted([told, again, self.words(wide)], key=lambda t: -t[1])
        agreed = any(text == told[0] for text, _ in others)
        return told[0], told[1] if agreed else min(told[1], _DOUBTFUL - 0.01)


def _shorten() -> None:
    """Let rapidocr read of its list of models only what concerns the engine that we use.

    It reads the list, which names the models of six engines, twice as it is imported, and makes
    an object of every word in it: 1.3 seconds, a third of what a page takes.
    """
    import yaml  # type: ignore[import-untyped]  # noqa: PLC0415  (comes with rapidocr)
    from omegaconf import OmegaConf  # noqa: PLC0415  (comes with rapidocr)

    whole = OmegaConf.load

    @functools.cache
    def load(path: Any) -> Any:  # noqa: ANN401  (as the one that it stands for)
        if Path(path).name != _MODELS:
            return whole(path)
        quickest = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        told = yaml.load(Path(path).read_bytes(), quickest)  # noqa: S506  (both are safe ones)
        return OmegaConf.create({name: told[name] for name in told if name not in _OTHER_ENGINES})

    OmegaConf.load = load  # type: ignore[method-assign]


def colour(page: Picture) -> Picture:
    """Grey as three equal colours, as the reader takes it."""
    import cv2  # noqa: PLC0415

    return cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
