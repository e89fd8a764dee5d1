"""Every planted fault could still be planted: its place stands once, and the tests that must notice it are there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.mutants.__main__ import planted
from tools.mutants.faults import FAULTS, Fault

ROOT = Path(__file__).resolve().parents[1]


def test_there_are_a_dozen_faults_with_names_of_their_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 12


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_a_fault_has_its_place_and_its_tests(fault: Fault) -> None:
    text = (ROOT / fault.file).read_text(encoding="utf-8")
    broken = planted(text, fault)
    assert broken is not None, f"in {fault.file} this no longer stands once: {fault.old}"
    assert broken != text
    compile(broken, fault.file, "exec")
    assert fault.tests
    for test in fault.tests:
        file, _, name = test.partition("::")
        defined = {node.name for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}
        assert name in defined, test
