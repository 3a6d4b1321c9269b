"""How far a run is, in the text format of Prometheus."""

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from diakrit.store.status import Status


def metrics(found: Status) -> str:
    """The status as metrics, for the text collector of the node exporter."""
    registry = CollectorRegistry()

    def gauge(name: str, what: str, value: float) -> None:
        Gauge(f"diakrit_{name}", what, registry=registry).set(value)

    gauge("running", "whether a process works in the folder", found.process is not None)
    gauge("started_timestamp_seconds", "when the last run began", found.started)
    gauge("finished_timestamp_seconds", "when it delivered, 0 where it did not", found.finished or 0.0)
    gauge("inputs", "inputs of the run", found.inputs)
    gauge("documents_done", "inputs that are done", found.documents)
    gauge("pages_expected", "pages of all inputs, as far as can be told", found.expected)
    gauge("pages_per_second", "pages read a second in the last ten minutes", found.rate)
    pages = Gauge("diakrit_pages_done", "pages that are done, by how they ended", ["state"], registry=registry)
    for state, count in found.states.items():
        pages.labels(state).set(count)
    failures = Gauge("diakrit_failures", "what could not be read, by code", ["code"], registry=registry)
    for code, count in found.failures.items():
        failures.labels(code).set(count)
    return generate_latest(registry).decode()
