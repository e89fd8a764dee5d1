"""A bare window: the reference for start and memory. Prints seconds since the epoch at its first paint, and its memory in kB.

With the word ``flag`` it uses one Qt flag, as every real window does: PySide then loads its enums.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """An empty window that leaves after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self, report)


def report() -> None:
    """Print what was measured and leave."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    print(time.time(), resident, flush=True)
    QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = Bare()
    if sys.argv[1:] == ["flag"]:
        # Only here: the name alone makes PySide load its enums.
        from PySide6.QtCore import Qt

        window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.resize(1280, 800)
    window.show()
    app.exec()
