"""A command is one file: found without loading it, told in the help and in docs/commands.md."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bodymap.commands._names import is_command, names
from bodymap.commands._parser import load, parser_of

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(path.stem for path in (ROOT / "bodymap" / "commands").glob("[!_]*.py"))
DOCS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
USAGE = {line.split()[1]: line for line in DOCS.splitlines() if line.startswith("    bodymap ")}
OPTION = re.compile(r"(?<![\w-])--?[a-z]+")

HELLO = """
def about():
    return "greet the one who asks"

def add_arguments(parser):
    parser.add_argument("name")

def run(options):
    print(f"hello {options.name}")
    return 7
"""


def _python(*words: str, tree: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "PYTHONIOENCODING"}}
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        encoding="utf-8",
        cwd=tree.parent,
        env={**clean, "PYTHONPATH": str(tree), **environment},
        check=False,
        timeout=60,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The program without its data, and one file more among its commands."""
    shutil.copytree(ROOT / "bodymap", tmp_path / "tree" / "bodymap", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tree" / "bodymap" / "commands" / "say_hello.py").write_text(HELLO, encoding="utf-8")
    return tmp_path / "tree"


@pytest.fixture
def zipped(tree: Path) -> Path:
    return Path(shutil.make_archive(str(tree), "zip", tree))


@pytest.mark.parametrize("kind", ["tree", "zipped"])
def test_a_new_file_alone_adds_a_command(kind: str, request: pytest.FixtureRequest) -> None:
    place: Path = request.getfixturevalue(kind)
    done = _python("-m", "bodymap", "say-hello", "you", tree=place)
    assert (done.returncode, done.stdout, done.stderr) == (7, "hello you\n", "")
    told = _python("-m", "bodymap", "--help", tree=place).stdout
    assert re.search(r"say-hello\s+greet the one who asks", told)
    assert all(re.search(rf"^    {name}\b", told, re.MULTILINE) for name in COMMANDS)
    wrong = _python("-m", "bodymap", "say-helo", "you", tree=place)
    assert (wrong.returncode, wrong.stderr) == (2, "bodymap: no command 'say-helo'; did you mean bodymap say-hello?\n")
    lacking = _python("-m", "bodymap", "say-hello", tree=place)
    assert lacking.returncode == 2
    assert lacking.stderr.startswith("bodymap: say-hello: ")


def test_the_names_of_the_files_are_the_commands() -> None:
    assert names() == COMMANDS
    assert len(COMMANDS) >= 7
    assert all(is_command(name) for name in COMMANDS)


@pytest.mark.parametrize("word", ["", "-", "_parser", "-parser", "point.py", "points.run", "../cli", "BL23", "肾俞", "Kidney Transport"])
def test_other_words_are_no_command(word: str) -> None:
    assert not is_command(word)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_what_it_does_and_takes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = load(name)
    assert command.about().strip()
    parser = parser_of(name, command)
    told = parser.format_help()
    assert command.about() in told
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == told
    assert all(action.help for action in parser._actions)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_documents_tell_every_command_with_its_options(name: str) -> None:
    assert f"\n## `{name}`\n" in DOCS
    usage = parser_of(name, load(name)).format_usage()
    assert set(OPTION.findall(USAGE[name])) == set(OPTION.findall(usage)) - {"-h"}


@pytest.mark.parametrize("words", [[], ["BL23"], ["shenshu"]])
def test_the_window_loads_no_command_and_no_parser(words: list[str]) -> None:
    script = (
        "import sys, types\n"
        "asked = []\n"
        "sys.modules['bodymap.app'] = types.SimpleNamespace(run=lambda point: asked.append(point) or 0)\n"
        "import bodymap, bodymap.display\n"
        "bodymap.app = sys.modules['bodymap.app']\n"
        "bodymap.display.why_no_window = lambda: None\n"
        "from bodymap.cli import main\n"
        f"assert main({words!r}) == 0\n"
        f"assert asked == {['BL23'] if words else ['']}, asked\n"
        "print(*[name for name in sys.modules if name.startswith(('argparse', 'pkgutil', 'bodymap.commands'))])\n"
    )
    done = _python("-c", script, tree=ROOT)
    assert done.returncode == 0, done.stderr
    # A named point may be a command: the package is asked, which holds none of them.
    assert done.stdout.split() == (["bodymap.commands", "bodymap.commands._names"] if words else [])


def test_output_is_utf_8_wherever_it_goes() -> None:
    done = _python("-m", "bodymap", "points", "--channel", "KI", tree=ROOT, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("KI1\tYǒngquán\t涌泉\t")
