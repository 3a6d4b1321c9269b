"""The door to RapidOCR: a second engine, of another kind than Tesseract, that reads single words.

Its recognition model (PP-OCRv6, small) lies in its package; nothing is fetched.
"""

import logging
from collections.abc import Callable
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

from diakrit.errors import FailureCode, PageError
from diakrit.imaging.picture import Pixels
from diakrit.light_imports import absent

_MODEL = "PP-OCRv6_rec_small.onnx"
_HEIGHT = 48  # rows that the network looks at


def version() -> str:
    """The version of the engine, and its model."""
    return f"RapidOCR {package_version('rapidocr')} {_MODEL.removesuffix('.onnx')}"


class WordReader:
    """Reads pictures of single words. The engine is loaded when it first reads: papers with sound text layers never ask."""

    def __init__(self) -> None:
        self._engine: Callable[..., Any] | None = None

    def read(self, pixels: Pixels) -> str:
        """What the picture of a word (rows of blue, green, red) reads; "" where nothing is recognised.

        Raises:
            PageError: the engine failed.
        """
        if self._engine is None:
            self._engine = _load()
        try:
            found = self._engine(pixels, use_det=False, use_cls=False, use_rec=True)
        except (RuntimeError, MemoryError, _failure()) as error:
            raise PageError(
                FailureCode.SECOND_FAILED,
                "the second engine failed on the page",
                "raise worker_megabytes in diakrit.toml; run again",
            ) from error
        return " ".join(found.txts or ()).strip()


def _load() -> Callable[..., Any]:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    # A client for the network is never used here; it is a quarter of the import, and asks the system for a socket.
    with absent("requests", Response=None):
        import rapidocr  # noqa: TID251, PLC0415 - this is the door to it

        engine: Callable[..., Any] = rapidocr.RapidOCR(
            params={
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Global.log_level": "error",
                "Rec.model_path": str(Path(rapidocr.__file__).parent / "models" / _MODEL),
                "Rec.rec_img_shape": [3, _HEIGHT, _HEIGHT],  # the least width: the cost follows that of the word
            }
        )
    return engine


def _failure() -> type[Exception]:
    """What the engine raises of its own."""
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError  # noqa: TID251, PLC0415

    failure: type[Exception] = ONNXRuntimeError
    return failure
