"""The outcome of a task: its result, or a failure in its place.

A bug in one document becomes a failure of that document and a traceback in the log, and the batch continues.
"""

import re
import traceback
from collections.abc import Awaitable
from typing import Any

from diakrit.batch import log
from diakrit.batch.executors import TASK_LIMIT, PoolBroken, WorkerDied
from diakrit.errors import FailureCode, MissingToolError, UsageError
from diakrit.model import Failure, FailureStage, Input

_FRAME = re.compile(r'^\s*File "([^"\n]+)", line (\d+), in (\S+)$', re.MULTILINE)
REPORT_BUG = "report this as a bug, with the log entry about it"
_MOST_TRIES = 3


def may_pass(failure: Failure | None, tries: int) -> bool:
    """Whether the next run tries again: a full disk looks like a damaged file. After three attempts it is left alone."""
    return failure is not None and tries < _MOST_TRIES


async def outcome(
    result: Awaitable[Any], item: Input, stage: FailureStage, digest: str | None = None, page: int | None = None
) -> Any:  # noqa: ANN401 - what the task gives
    """The result of a task, or a failure in its place."""
    try:
        return await result
    except (MissingToolError, UsageError):
        raise  # a program, model or lexicon is missing, so nothing else could be read either
    except TimeoutError:
        message = f"the task took over {TASK_LIMIT} s and was stopped"
        return Failure(item.name, digest, page, stage, FailureCode.TIMEOUT, message, "split the file, or leave it out")
    except (WorkerDied, PoolBroken):
        return Failure(item.name, digest, page, stage, FailureCode.WORKER_DIED, "the worker process died", "run again")
    except MemoryError:
        message, remedy = "more memory is needed than a worker may take", "raise worker_megabytes in diakrit.toml"
        return Failure(item.name, digest, page, stage, FailureCode.MEMORY, message, remedy)
    except Exception as error:  # noqa: BLE001 - a bug costs one document, not the batch
        kind, where = type(error).__name__, place(error)
        told = f"bug in {item.name}, stage {stage}: {kind}\n{where}"
        log.error("bug", told, source=digest, page=page, stage=stage, error=kind, place=where)
        return Failure(
            item.name, digest, page, stage, FailureCode.BUG, f"unexpected {type(error).__name__}", REPORT_BUG
        )


def place(error: Exception) -> str:
    """Where an error was raised, here or in a worker; without its message, which may contain words of the paper."""
    remote = _FRAME.findall(str(error.__cause__ or ""))
    frames = [(frame.filename, frame.lineno, frame.name) for frame in traceback.extract_tb(error.__traceback__)]
    return "\n".join(f"  {file}:{line} in {name}" for file, line, name in remote or frames)
