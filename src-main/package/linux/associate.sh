#!/bin/sh
# From now on a double-click on a `.tripod.json` opens this program, for the present user. Run it again when this folder was moved.
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}

need() {
  command -v "$1" > /dev/null && return
  echo "\`$1\` is missing, nothing was changed: install the package \`$2\` and run this again" >&2
  exit 1
}
need update-mime-database shared-mime-info
need xdg-mime xdg-utils

# What a desktop entry wants before these letters of a path within quotes.
program=$(printf '%s' "$here/tripod" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')

mkdir -p "$data/applications" "$data/mime/packages"
{
  cat "$here/tripod.desktop"
  printf 'Exec="%s" %%f\n' "$program"
} > "$data/applications/tripod.desktop"
cp "$here/tripod-mime.xml" "$data/mime/packages/tripod.xml"
update-mime-database "$data/mime"
xdg-mime default tripod.desktop application/x-tripod+json
