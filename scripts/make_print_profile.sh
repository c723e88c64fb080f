#!/usr/bin/env bash
# Make the default print profile, a small relative of basICColor's ISO Coated v2 300 %.
#
# The source is 1 MB; what is embedded in every PDF should not be.  Argyll reads 1200 patches
# through it and fits a profile of 28 KB to them, with the same limit of 300 % ink.
# The source's licence (zlib) asks that an altered version says so: the description and the
# copyright inside the file do, and LICENSES/Zlib.txt and REUSE.toml beside it.
#
# Needs the Debian packages argyll and scribus-data.  Takes a minute.  Same input, same bytes.
#
#     scripts/make_print_profile.sh [source.icc]
set -euo pipefail

source=${1:-/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc}
target=$(cd "$(dirname "$0")/.." && pwd)/src/factsheet/pdf/profiles/fogra39-300-small.icc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

targen -d4 -G -f1200 patches >targen.log
fakeread "$source" patches >fakeread.log
# -ql -bl: small tables both ways.  -kp: black starts in the light tones and grows slowly, as in
# the source's own separations, so that pictures keep their color inks and do not look grainy.
colprof -ql -bl -nc -l300 -kp 0 0.2 0.95 0.95 0.8 \
    -D "FOGRA39 300% small (factsheet; altered from ISO Coated v2 300%, basICColor)" \
    -A "factsheet" -M "ISO Coated v2 300% (basICColor), refitted by Argyll colprof" \
    -C "Copyright (c) 2007-2010 basICColor GmbH, zlib licence; altered version, not the original" \
    patches >colprof.log
profcheck -k patches.ti3 patches.icc | tail -3

# The date of making is the one thing in the file that would differ from run to run.
printf '\x07\xea\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00' |
    dd of=patches.icc bs=1 seek=24 conv=notrunc status=none
mkdir -p "$(dirname "$target")"
cp patches.icc "$target"
wc -c "$target"
