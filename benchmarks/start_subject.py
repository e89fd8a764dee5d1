"""The real window, as ``python -m bodymap`` opens it: prints seconds since the epoch once it is wholly loaded, and its memory in kB."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bodymap import cli as _cli  # noqa: F401 - the real program passes through it
from bodymap import display as _display  # noqa: F401
from bodymap.app import start


def main() -> None:
    """Open the window, wait for its sharp picture and labels to be painted, report and leave."""
    started = start(sys.argv[1] if len(sys.argv) > 1 else None)
    view = started.window.map
    while view.busy or not view.painted_whole:
        started.app.processEvents()
    done = time.time()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    print(done, resident, view.width(), view.height(), flush=True)
    started.painter.close()
    started.app.quit()


if __name__ == "__main__":
    main()
