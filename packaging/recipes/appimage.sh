#!/bin/sh
# UNTESTED. Makes an AppImage of the package for Debian: packaging/recipes/appimage.sh dist/vgr-desktop_VERSION_amd64.deb
# Needs appimagetool, which fetches its runtime. The AppImage uses the Python of the computer that it runs on.
set -eu
package=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dpkg-deb --extract "$package" "$work"
cat >"$work/AppRun" <<'RUN'
#!/bin/sh
lib="$APPDIR/usr/lib/vgr-desktop"
version=$(/usr/bin/python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ ! -d "$lib/$version" ]; then
    echo "VGR Desktop heeft Python 3.11, 3.12 of 3.13 nodig; op deze computer staat $version." >&2
    exit 1
fi
export PYTHONPATH="$lib/common:$lib/$version" PYTHONNOUSERSITE=1
exec /usr/bin/python3 -P -X utf8 -m vgr_desktop "$@"
RUN
chmod 755 "$work/AppRun"
cp "$work/usr/share/applications/vgr-desktop.desktop" "$work/usr/share/icons/hicolor/scalable/apps/vgr-desktop.svg" "$work"
appimagetool "$work" "${package%.deb}.AppImage"
