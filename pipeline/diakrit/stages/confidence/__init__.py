"""How likely each field of a record is right, learnt from papers whose true values are known.

Signals that are there anyway (`signals`) are weighed by a logistic model (`weights`, fitted by `bench/trust`). A core field
under the threshold asks for review.
"""

from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import DOUBTFUL, Case, Document, FieldName, Issue, IssueCode
from diakrit.schema.record import CORE
from diakrit.stages.confidence.signals import FIELDS, Signals


@dataclass(frozen=True)
class Confidence:
    """Gives each field its confidence, and asks for review where a core field has too little."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with the confidences of its cases."""
        signals = Signals(self.knowledge, document)
        cases = (self._rated(case, signals) for case in document.cases)
        return replace(document, cases=tuple(cases))

    def _rated(self, case: Case, signals: Signals) -> Case:
        fitted = self.knowledge.weights
        found = {name: fitted.confidence(name, signals.of(case, name)) for name in FIELDS}
        told = {issue.field for issue in case.issues if issue.field and issue.code is DOUBTFUL.get(issue.field)}
        doubts = tuple(
            Issue(IssueCode.UNSURE, case.pages[0], field=name, facts={"percent": round(100 * found[name])})
            for name in map(FieldName, CORE)
            if found[name] < fitted.threshold and name not in told
        )
        return replace(case, confidences=found, issues=(*case.issues, *doubts))
