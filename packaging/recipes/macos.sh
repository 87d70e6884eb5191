#!/bin/sh
# UNTESTED. Makes "VGR Desktop.app" in dist, on a Mac with Apple silicon and Python 3.11 or newer: packaging/recipes/macos.sh
# Without a signature of Apple's, a Mac opens it only after a control-click. There is no team dossier: psycopg has no wheel.
set -eu
cd "$(dirname "$0")/../.."
python3 packaging/test.py --version  # sets up .venv
.venv/bin/python -m pip install pyinstaller
iconset=$(mktemp -d)/vgr-desktop.iconset
mkdir -p "$iconset" dist
for size in 16 32 128 256 512; do
    sips -s format png -z "$size" "$size" resources/icons/vgr-desktop.svg --out "$iconset/icon_${size}x${size}.png"
done
iconutil -c icns "$iconset" -o dist/vgr-desktop.icns
.venv/bin/pyinstaller --noconfirm --windowed --name "VGR Desktop" --icon dist/vgr-desktop.icns \
    --osx-bundle-identifier nl.vgr_desktop.VgrDesktop \
    --add-data "resources:vgr_desktop/_resources" --add-data "docs/handleiding.md:vgr_desktop/_resources" \
    --collect-submodules vgr_desktop --copy-metadata vgr-desktop --recursive-copy-metadata vgr-desktop \
    --paths src src/vgr_desktop/__main__.py
"dist/VGR Desktop.app/Contents/MacOS/VGR Desktop" --selftest
# Then, with a certificate of Apple's:
#   codesign --deep --options runtime --sign "Developer ID Application: …" "dist/VGR Desktop.app"
#   ditto -c -k --keepParent "dist/VGR Desktop.app" dist/VGR-Desktop.zip
#   xcrun notarytool submit dist/VGR-Desktop.zip --wait && xcrun stapler staple "dist/VGR Desktop.app"
