#!/bin/sh
# Makes the virtual environment, and installs the program into it with the extras that are named.
set -eu
venv=$1
what=$2
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    for newer in python3.14 python3.13 python3.12 python3.11; do
        command -v "$newer" >/dev/null 2>&1 && python=$newer && break
    done
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Bodymap needs Python 3.11 or later; this is $("$python" --version 2>&1). Say which one to use: make PYTHON=/path/to/python3.12" >&2
    exit 1
fi
# Debian and Ubuntu ship python3 without the module that makes environments.
if [ ! -x "$venv/bin/python" ] && ! "$python" -m venv "$venv" >/dev/null 2>&1; then
    rm -rf "$venv"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
        "$python" -m venv "$venv"
    else
        echo "Python cannot make a virtual environment yet. Type: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
echo "Installing $what with what it needs into $venv (once) ..."
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$what"
# The window starts sooner when Python need not compile its files first.
"$venv/bin/python" -m compileall -q bodymap
