"""Validates data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bodymap import resources
from bodymap.atlas.compile import check_data
from bodymap.words import _, n_

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def about() -> str:
    """Return what the command does."""
    return _("validate data, one line a fault")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the folder."""
    parser.add_argument("folder", nargs="?", metavar="DIR", help=_("a data folder; the program's own if not given"))


def run(options: Namespace) -> int:
    """Print each fault with its file and line, and how many there are on the error stream; return 1 if there is any."""
    faults = check_data(Path(options.folder) if options.folder else resources.data_dir())
    for fault in faults:
        print(fault)
    if faults:
        print(n_("{count} fault", "{count} faults", len(faults)), file=sys.stderr)
    return 1 if faults else 0
