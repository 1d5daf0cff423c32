#!/bin/sh
# The lowest and the newest dependencies that pyproject.toml allows → two environments, in which the quick tests run.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
work=$(mktemp -d)
# Tests run programs as nobody too.
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
"$python" tools/lowest_constraints.py > "$work/lowest.txt"
: > "$work/newest.txt"
# numpy 1.26 warns of what pyproj does with arrays of one number; the result is right.
known="ignore:Conversion of an array with ndim:DeprecationWarning"
for which in ${*:-lowest newest}; do
  echo "== $which"
  "$python" -m venv "$work/$which"
  "$work/$which/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade -c "$work/$which.txt" '.[test]'
  "$work/$which/bin/python" -m pip check
  "$work/$which/bin/python" -m pip freeze --exclude storymap | tr '\n' ' '
  echo
  # The page's skeleton is what the folium of constraints.txt makes.
  "$work/$which/bin/python" -m pytest -q -p no:cacheprovider -W "$known" \
    --deselect tests/exporters/test_leaflet.py::test_the_skeleton_is_what_folium_makes_and_has_no_address tests/cli/test_commands.py tests/gazetteers tests/reading \
    tests/language tests/checks tests/golden tests/story_file/test_yaml.py tests/exporters/test_leaflet.py \
    tests/review tests/review_server tests/batch/test_cluster.py
done
