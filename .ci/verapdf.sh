#!/usr/bin/env bash
# Installs veraPDF from Maven Central, if Java and Maven answer, and prints the path of a program that runs it.
set -uo pipefail

version=1.28.2
folder="${LILLA_CACHE:-$HOME/.cache/lilla}/verapdf"
jar="$folder/greenfield-apps-$version.jar"
program="$folder/verapdf"

command -v java >/dev/null || exit 0
if [ ! -s "$jar" ]; then
  command -v mvn >/dev/null || exit 0
  mkdir -p "$folder"
  timeout 180 mvn -q -B dependency:copy "-Dartifact=org.verapdf.apps:greenfield-apps:$version" "-DoutputDirectory=$folder" >&2 || exit 0
fi
[ -s "$jar" ] || exit 0

printf '#!/bin/sh\nexec java -cp "%s" org.verapdf.apps.GreenfieldCliWrapper "$@"\n' "$jar" >"$program"
chmod +x "$program"
"$program" --version >/dev/null 2>&1 && echo "$program"
exit 0
