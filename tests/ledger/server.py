"""A PostgreSQL of our own for one run of the tests: made in a temporary folder, stopped and removed with it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

GIVEN = "ONDIT_TEST_POSTGRES"  # the address of a server that is there already
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path | None:
    """The folder with the server's programs, the newest; None: there is none on this machine."""
    found = [path.parent for place in _PLACES for path in Path("/").glob(f"{place[1:]}/initdb")]
    named = shutil.which("initdb")
    return max(found, key=_version, default=Path(named).parent if named else None)


def _version(folder: Path) -> int:
    return max((int(part) for part in folder.as_posix().replace("-", "/").split("/") if part.isdigit()), default=0)


@contextmanager
def server(*, sure: bool = False) -> Iterator[str | None]:
    """The address of a server with {name} for a database; None: there is none and none can be started.

    sure: it writes to the disk before it says so, as one that people use.
    """
    given, folder = os.environ.get(GIVEN), programs()
    if given or folder is None:
        yield _with_place(given) if given else None
        return
    user = _owner()
    home = Path(tempfile.mkdtemp(prefix="ondit-pg-", dir="/tmp"))
    if os.getuid() == 0:
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    data = str(home / "data")
    try:
        _run(user, [str(folder / "initdb"), "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = f"-k {home} -c listen_addresses='' {'' if sure else _QUICK}"
        log = str(home / "log")
        _run(user, [str(folder / "pg_ctl"), "-D", data, "-l", log, "-w", "-o", options, "start"])
        try:
            yield f"postgresql://{user}@/{{name}}?host={home}"
        finally:
            _run(user, [str(folder / "pg_ctl"), "-D", data, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _with_place(address: str) -> str:
    """An address with a place for the database's name."""
    base, mark, query = address.partition("?")
    return f"{base.rsplit('/', 1)[0]}/{{name}}{mark}{query}"


def _owner() -> str:
    """Who runs the server: it refuses to be run by root."""
    return "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name


def _run(user: str, command: Sequence[str]) -> None:
    ahead = ["runuser", "-u", user, "--"] if os.getuid() == 0 else []
    done = subprocess.run([*ahead, *command], capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}")
