"""The Chromium of this machine, which the browser tests drive."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-dejavu-core")
HOW_TO_GET_IT = (
    "No Chromium was found. Do one of these, then run again:\n"
    f"  sudo apt-get install -y {' '.join(PACKAGES)}\n"
    "  export CHROMIUM=/path/to/a/chromium"
)


class NoBrowser(Exception):
    """No Chromium is on this machine; the message says how to get one."""


def find() -> str:
    """The path of the browser. Raises NoBrowser where there is none."""
    candidates = [os.environ.get("CHROMIUM", ""), *NAMES]
    for candidate in candidates:
        if found := shutil.which(candidate):
            return found
    raise NoBrowser(HOW_TO_GET_IT)


def obtain() -> str:
    """The path of the browser, installed first where this account may install packages.

    Raises NoBrowser where there is none and none can be installed.
    """
    try:
        return find()
    except NoBrowser:
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", *PACKAGES]):
        print("No Chromium here: apt-get", *command, file=sys.stderr, flush=True)
        subprocess.run(
            ["apt-get", *command], env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
        )
    return find()
