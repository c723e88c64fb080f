"""Runs hostile cases in this process, one after the other, and prints what became of each as JSON.

`python -m tests.hostile.runner`: a process with bounds, so that a case that takes too much is told by name.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import resource
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn

from factsheet.batch.worker import peak
from factsheet.cli.main import main
from factsheet.files import MB
from tests.hostile import every_case
from tests.hostile.case import Case

SECONDS, MEMORY = 10, 4 * 2**30
"""What a case may take: seconds of the processor, and bytes of addresses that the process may have."""


class TooLong(BaseException):
    """A case took more than its seconds."""


def late(number: int, frame: object) -> NoReturn:
    """End a case."""
    raise TooLong


def ran(case: Case) -> dict[str, Any]:
    """Return the exit status of a case, the codes that it was refused with, and what it raised."""
    out, raised, status = io.StringIO(), "", 0
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        case.put(Path())
        before = {*Path().rglob("*")}
        sys.argv = ["factsheet", *case.words]
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        except TooLong:
            raised = f"more than {SECONDS} seconds: " + "".join(traceback.format_exc(limit=-3))
        except BaseException:
            raised = traceback.format_exc(limit=-4)
        finally:
            left = signal.setitimer(signal.ITIMER_PROF, 0)[0]
        made = [str(path) for path in sorted(Path().rglob("*")) if path.is_file() and path not in before]
    said = out.getvalue()
    codes = dict.fromkeys(re.findall(r"error: .*\[([a-z0-9-]+)\]$", said, re.M))
    return {
        "name": case.name,
        "status": status,
        "codes": [*codes],
        "raised": raised,
        "said": said[-2000:],
        "made": made,
        "seconds": round(SECONDS - left, 2),
        "peak": peak() // MB,
    }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, late)
    told = os.fdopen(os.dup(1), "w")
    wanted = sys.argv[1:]
    for each in every_case():
        if not wanted or any(each.name.startswith(word) for word in wanted):
            print(json.dumps(ran(each)), file=told, flush=True)
