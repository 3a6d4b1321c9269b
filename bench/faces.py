"""The typefaces that pages are drawn in: free fonts, most with the widths of those that offices use."""

from __future__ import annotations

from pathlib import Path

_FONTS = Path("/usr/share/fonts")

LEARNED = {
    "Times": "truetype/liberation/LiberationSerif-Regular.ttf",
    "Times bold": "truetype/liberation/LiberationSerif-Bold.ttf",
    "Arial": "truetype/liberation/LiberationSans-Regular.ttf",
    "Courier": "truetype/liberation/LiberationMono-Regular.ttf",
    "Calibri": "truetype/crosextra/Carlito-Regular.ttf",
    "Cambria": "truetype/crosextra/Caladea-Regular.ttf",
    "Garamond": "opentype/ebgaramond/EBGaramond12-Regular.otf",
    "Palatino": "opentype/urw-base35/P052-Roman.otf",
    "Schoolbook": "opentype/urw-base35/C059-Roman.otf",
    "Bookman": "opentype/urw-base35/URWBookman-Light.otf",
    "Gothic": "opentype/urw-base35/URWGothic-Book.otf",
    "Verdana": "truetype/dejavu/DejaVuSans.ttf",
    "Libertine": "opentype/linux-libertine/LinLibertine_R.otf",
    "Open Sans": "truetype/open-sans/OpenSans-Regular.ttf",
    "Typewriter": "opentype/courier-prime/Courier Prime.otf",
}
"""The channel is learned from these."""

UNSEEN = {"DejaVu Serif": "truetype/dejavu/DejaVuSerif.ttf"}
"""The channel never saw these: they show how far it reaches."""


def path(name: str) -> Path:
    """The file of a typeface.

    Raises:
        SystemExit: it is not installed.
    """
    file = _FONTS / {**LEARNED, **UNSEEN}[name]
    if not file.is_file():
        raise SystemExit(f"{file} is missing: bash bench/setup.sh")
    return file
