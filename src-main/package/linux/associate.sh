#!/bin/sh
# From now on a double-click on a `.tripod.json` opens this program, for the present user.
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$data/applications" "$data/mime/packages"
sed "s|@here@|$here|" "$here/tripod.desktop" > "$data/applications/tripod.desktop"
cp "$here/tripod-mime.xml" "$data/mime/packages/tripod.xml"
update-mime-database "$data/mime"
xdg-mime default tripod.desktop application/x-tripod+json
