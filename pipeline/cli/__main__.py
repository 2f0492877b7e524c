"""``python -m pipeline.cli`` is the same program as ``broadsheet``."""

import sys

from pipeline.cli import main

sys.exit(main())
