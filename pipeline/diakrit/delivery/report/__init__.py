"""The report of a delivery: one page that holds all of itself, for the folder that is handed over. The same delivery gives the same page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from diakrit.delivery.report.figures import Figures
from diakrit.delivery.report.statistics import SAMPLE, drawn, most_wrong
from diakrit.i18n import words
from diakrit.model import Failure
from diakrit.schema.delivery import Counts, ManifestInput
from diakrit.schema.record import CORE, Provenance

FILE = "report.html"
_MOST = 200  # rows of a list
_WRONG = (0, 1, 2, 3, 5, 10)


def render(
    figures: Figures,
    counts: Counts,
    inputs: Sequence[ManifestInput],
    failures: Sequence[Failure],
    provenance: Provenance,
    digests: Mapping[str, str],
    language: str,
) -> bytes:
    """The report as HTML."""
    sample = [figures.rows[index] for index in drawn([row.id for row in figures.rows])]
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for item in inputs:
        if item.sha256:
            paths[item.sha256].append(item.path)
    environment = Environment(
        loader=PackageLoader("diakrit.delivery.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("report.html").render(
        say=words(language),
        counts=counts,
        figures=figures,
        failures=failures,
        provenance=provenance,
        digests=digests,
        core=CORE,
        sample=sample,
        whole=SAMPLE,
        proof=[(wrong, most_wrong(wrong, len(sample))) for wrong in _WRONG if wrong < len(sample)],
        exact=[found for found in paths.values() if len(found) > 1],
        near=figures.same_cases(),
        most=_MOST,
    )
    return text.encode()
