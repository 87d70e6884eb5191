#!/bin/sh
# Starts @MODULE@ with the Python of this system and the libraries of this package, and nothing else of either.
lib=/usr/lib/vgr-desktop
version=$(readlink -f /usr/bin/python3)
export PYTHONPATH="$lib/common:$lib/${version#*python}" PYTHONNOUSERSITE=1
exec /usr/bin/python3 -P -X utf8 -m @MODULE@ "$@"
