"""Faults planted on purpose, to see that the tests notice them.

``make mutants`` copies the program to a folder of its own, plants one fault of ``faults.py`` at a time, and runs the
tests that it names. A fault dies if each of them fails; one that lives means that what it breaks is not tested.
It takes some minutes, so ``make test`` only checks that every fault could still be planted.

To add a fault, add one line: a name, the file, a piece of it that stands there once, what takes its place, and tests.
"""
