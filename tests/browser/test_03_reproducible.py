"""Requirement 3: the same story gives the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


MAKE_PAGE = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("hand_made", sys.argv[1])
module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module)
from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter
sys.stdout.buffer.write(LeafletExporter(boundaries=open_boundaries()).export_story(module.make_story()))
"""


def test_the_same_story_gives_the_same_bytes_in_another_process(page_bytes, hand_made, tmp_path):
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", MAKE_PAGE, str(Path(hand_made.__file__))]
        made = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
        assert made.stdout == page_bytes
