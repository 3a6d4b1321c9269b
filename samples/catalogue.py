"""The sample files: which paper each one holds, how it is drawn, and what becomes of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples import render
from samples.papers import (
    asmyra_extract,
    asmyra_letters,
    asmyra_minutes,
    asmyra_short,
    elsewhere,
    salgo,
    salgo_letters,
    tjarnlunda,
    tjarnlunda_minutes,
)
from samples.templates import asmyra as asmyra_template
from samples.templates import elsewhere as elsewhere_template
from samples.templates import salgo as salgo_template
from samples.templates import tjarnlunda as tjarnlunda_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.compose import Drawn
    from samples.model import Paper


@dataclass(frozen=True)
class Sample:
    """A sample file.

    Attributes:
        name: Its name.
        paper: What it says.
        draw: The template.
        render: Makes the file from the drawn sheets.
    """

    name: str
    paper: Paper
    draw: Callable[[Paper], Drawn]
    render: Callable[[Drawn], render.Output]


SAMPLES = (
    Sample("tjansteskrivelse_digital.pdf", asmyra_letters.PONDS, asmyra_template.draw_letter, render.digital),
    Sample("tjansteskrivelse_scan.pdf", salgo_letters.QUAYS, salgo_template.draw_letter, render.clean_scan),
    Sample("tjansteskrivelse_eng_layer.pdf", salgo_letters.TUTORS, salgo_template.draw_letter, render.english_layer),
    Sample("tjansteskrivelse_stamp.pdf", asmyra_letters.WELLS, asmyra_template.draw_letter, render.stamped_scan),
    Sample("protokoll_digital.pdf", asmyra_minutes.MEETING, asmyra_template.draw_minutes, render.digital),
    Sample("protokoll_scan.pdf", tjarnlunda_minutes.MEETING, tjarnlunda_template.draw_minutes, render.coarse_scan),
    Sample("protokollsutdrag_noisy.pdf", tjarnlunda.BRIDGE, tjarnlunda_template.draw_extract, render.noisy_scan),
    Sample("protokollsutdrag_digital.pdf", salgo.MEALS, salgo_template.draw_extract, render.digital),
    Sample("utredning_digital.pdf", salgo.FERRIES, salgo_template.draw_report, render.digital),
    Sample("blandat.pdf", asmyra_short.COMPOST, asmyra_template.draw_letter, render.mixed),
    Sample("gammal_dump.txt", tjarnlunda.LIBRARY, tjarnlunda_template.draw_extract, render.old_dump),
    Sample("gammal_dump_skadad.txt", salgo.ARCHIVE, salgo_template.draw_letter, render.damaged_dump),
    Sample("protokollsutdrag.tif", asmyra_extract.NOISE, asmyra_template.draw_extract, render.bilevel_tiff),
    Sample("Beslut om lekplats åäö.png", tjarnlunda.PLAYGROUND, tjarnlunda_template.draw_extract, render.png_page),
    Sample("tjansteskrivelse_upp_och_ned.jpg", asmyra_short.FEES, asmyra_template.draw_letter, render.upside_down),
    Sample("protokoll_beslut_forst.pdf", elsewhere.BOARD, elsewhere_template.draw_decision_first, render.digital),
    Sample("protokollsutdrag_2002.pdf", elsewhere.SALE, elsewhere_template.draw_clauses, render.clean_scan),
    Sample("protokollsutdrag_nummer_under.pdf", elsewhere.ROAD, elsewhere_template.draw_number_below, render.digital),
    Sample("protokoll_1974.pdf", elsewhere.TYPED, elsewhere_template.draw_typewritten, render.clean_scan),
)
