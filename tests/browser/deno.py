"""A module of the browser without a browser: run by Deno, which the checks of types bring."""

import json
import os
import subprocess
import sys
from pathlib import Path

_DENO = Path(sys.executable).with_name("deno")


def run_script(script, module, cache, **options):
    """Run a script that finds the address of a module in its arguments; return its list `said`."""
    flags = ["--no-config", "--no-remote", "--no-npm"]
    code = f"{script}\nconsole.log(JSON.stringify(said));"
    done = subprocess.run(
        [_DENO, "eval", *flags, code, module.as_uri()],
        env={**os.environ, "DENO_DIR": str(cache), "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
        **options,
    )
    return json.loads(done.stdout)
