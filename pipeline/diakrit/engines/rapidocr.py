"""Adapter for RapidOCR: a second engine, of another kind than Tesseract, for single words.

Its recognition model (PP-OCRv6, small) comes with the package; nothing is downloaded.
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
_HEIGHT = 48  # rows of pixels that the network takes


def version() -> str:
    """The versions of the engine and its model."""
    return f"RapidOCR {package_version('rapidocr')} {_MODEL.removesuffix('.onnx')}"


class WordReader:
    """Reads pictures of single words. The engine is loaded on first use: papers with sound text layers never need it."""

    def __init__(self) -> None:
        self._engine: Callable[..., Any] | None = None

    def read(self, pixels: Pixels) -> str:
        """Reads the picture of a word (rows of blue, green, red pixels); "" if nothing is recognised.

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
    # The HTTP client is never used here; it takes a quarter of the import time, and opens a socket.
    with absent("requests", Response=None):
        import rapidocr  # noqa: TID251, PLC0415 - the only module that uses it

        engine: Callable[..., Any] = rapidocr.RapidOCR(
            params={
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Global.log_level": "error",
                "Rec.model_path": str(Path(rapidocr.__file__).parent / "models" / _MODEL),
                "Rec.rec_img_shape": [
                    3,
                    _HEIGHT,
                    _HEIGHT,
                ],  # the smallest width, so that the cost follows the width of the word
            }
        )
    return engine


def _failure() -> type[Exception]:
    """The engine's own exception."""
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError  # noqa: TID251, PLC0415

    failure: type[Exception] = ONNXRuntimeError
    return failure
