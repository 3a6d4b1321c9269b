"""Bars as an SVG file, drawn without a library: CPU time of each system over that of ours, level by level."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COLOURS = ("#1f6f5c", "#9aa5b1", "#c8553d", "#e3a08a", "#4f6d9a", "#d6b656")
_BAR, _GAP, _LEFT, _UNIT = 12, 16, 180, 70


def plot(levels: Mapping[str, Mapping[str, float]], target: Path) -> None:
    """Writes the picture."""
    widest = max(ratio for ratios in levels.values() for ratio in ratios.values())
    rows: list[str] = []
    y = 30
    for level, ratios in levels.items():
        middle = y + len(ratios) * _BAR / 2 + 4
        rows.append(f'<text x="{_LEFT - 10}" y="{middle:.0f}" text-anchor="end">{escape(level)}</text>')
        for (name, ratio), colour in zip(ratios.items(), _COLOURS, strict=False):
            rows.append(
                f'<rect x="{_LEFT}" y="{y}" width="{ratio * _UNIT:.1f}" height="{_BAR - 2}" fill="{colour}"><title>{escape(name)}</title></rect>'
                f'<text x="{_LEFT + ratio * _UNIT + 5:.1f}" y="{y + 9}" font-size="10">{ratio:.2f}</text>'
            )
            y += _BAR
        y += _GAP
    for (name, _), colour in zip(next(iter(levels.values())).items(), _COLOURS, strict=False):
        rows.append(
            f'<rect x="{_LEFT}" y="{y}" width="10" height="10" fill="{colour}"/><text x="{_LEFT + 16}" y="{y + 9}" font-size="11">{escape(name)}</text>'
        )
        y += 16
    width = _LEFT + widest * _UNIT + 60
    title = '<text x="10" y="16" font-weight="bold">CPU time for a page, Diakrit = 1</text>'
    target.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{y + 10}" font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="white"/>{title}{"".join(rows)}</svg>\n',
        encoding="utf-8",
    )
