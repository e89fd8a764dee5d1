"""Parses a command line by what each command says of itself."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import NoReturn, Protocol, cast

from bodymap import __version__
from bodymap.commands._names import module_of, names
from bodymap.errors import UsageError
from bodymap.words import _


class Command(Protocol):
    """What the file of a command holds."""

    def about(self) -> str:
        """Return in a few words what the command does."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add what may follow the command, each with its help."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; return the exit code. BodymapError tells what is missing, UsageError what is wrong with the words."""


class Parser(argparse.ArgumentParser):
    """Tells what is wrong in one line, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        """Raise the fault as one sentence."""
        name = self.prog.removeprefix("bodymap ")
        raise UsageError(_("{name}: {message}; see: {program} --help", name=name, message=message, program=self.prog))


def run(words: list[str]) -> int:
    """Run the command that the first word names, or print the help or the version; return the exit code."""
    first, *rest = words
    if first == "--version":
        print(f"bodymap {__version__}")
        return 0
    if first.startswith("-"):
        whole_parser().print_help()
        return 0
    command = load(first)
    return command.run(parser_of(first, command).parse_args(rest))


def load(name: str) -> Command:
    """Return a command by its name."""
    return cast(Command, import_module(f"bodymap.commands.{module_of(name)}"))


def parser_of(name: str, command: Command) -> Parser:
    """Return what parses the words behind the name of a command."""
    parser = Parser(prog=f"bodymap {name}", description=command.about())
    command.add_arguments(parser)
    return parser


def whole_parser() -> Parser:
    """Return a parser that knows what every command does, for the help."""
    about = _("A desktop atlas of acupuncture. Without a command: open the window, at a point if one is named.")
    usage = "bodymap [CODE]\n       bodymap COMMAND ...\n       bodymap --version"
    parser = Parser(prog="bodymap", usage=usage, description=about)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name in names():
        commands.add_parser(name, help=load(name).about())
    return parser
