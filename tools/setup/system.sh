#!/bin/sh
# On Debian-likes, sees to it that the system libraries are there that Qt loads.
set -eu
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=
for package in libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libglib2.0-0; do
    # Newer releases carry some of them under a name that ends in t64.
    if ! dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'install ok installed'; then
        missing="$missing $package"
    fi
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    echo "Installing the system libraries that Qt needs:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of packages
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Qt needs some system libraries. Type: sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
