#!/usr/bin/env python3
"""Django's command line for the programme planner."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centre.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed in this Python. Run `make run` (it makes the environment), "
            "or activate .venv first."
        ) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
