"""`python -m waymark`: the command line."""

import sys

from waymark.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
