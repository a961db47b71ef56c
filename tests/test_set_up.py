"""Two commands on a fresh machine: what they install, what they refuse, and what a wheel holds."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest
from moved_clock import environment_with

PROJECT = Path(__file__).parents[1]
ROOMS = ("hall_server", "kiosk", "display", "counter", "printers", "audio", "config")
BUILT = (".git", ".venv", "node_modules", "build", "dist", "data", "*.egg-info", "__pycache__", ".*_cache")
FRONT_END = [
    Path(line.split()[1])
    for line in (PROJECT / "scripts/front-end-files").read_text().splitlines()
    if not line.startswith("#")
]
CARRIED = {".py", ".html", ".css", ".js", ".svg", ".ftl", ".toml", ".woff2", ".txt"}


def run(*command, **options):
    usual = {"cwd": PROJECT, "env": environment_with(None), "timeout": 150, "check": False}
    return subprocess.run(command, **{**usual, **options}, capture_output=True, text=True)


# The locks


@pytest.mark.parametrize("name", ["run", "test"])
def test_python_lock_holds_exact_versions_with_hashes_and_no_address(name):
    lock = (PROJECT / f"requirements/{name}.txt").read_text()
    packages = re.split(r"\n(?=\w)", lock.strip())

    assert all(re.match(r"[\w.-]+(\[[\w,]+\])?==\S+", package) for package in packages)
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in lock
    assert not re.search(r"^-", lock, re.MULTILINE), "options such as an index have no place in a lock"


@pytest.mark.parametrize("name", ["run", "test"])
def test_everything_asked_for_is_locked(name):
    def names(file):
        asked = re.findall(r"^[\w.-]+", (PROJECT / "requirements" / file).read_text(), re.MULTILINE)
        return {re.sub(r"[-_.]+", "-", package).lower() for package in asked if package[0] != "-"}

    assert names(f"{name}.in") <= names(f"{name}.txt")


def test_npm_lock_holds_hashes_and_no_address_of_a_package():
    packages = json.loads((PROJECT / "package-lock.json").read_text())["packages"]

    installed = {name: package for name, package in packages.items() if name}
    assert all("integrity" in package for package in installed.values())
    assert not any("resolved" in package for package in installed.values())


def test_what_the_project_declares_is_what_is_locked():
    declared = re.search(r"install_requires =\n((?: {4}.+\n)+)", (PROJECT / "setup.cfg").read_text()).group(1)
    asked_for = (PROJECT / "requirements/run.in").read_text()
    build_tools = {"setuptools", "wheel"}

    lines = {line.partition("#")[0].strip() for line in asked_for.splitlines()} - {""}
    assert {line.strip() for line in declared.splitlines()} == lines - build_tools


# The commands


def test_ci_runs_make_test_and_nothing_else():
    script = PROJECT / ".ci/run"

    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "exec make test"


def test_make_alone_lists_what_can_be_made():
    listed = run("make").stdout

    for target in ("setup", "run", "test", "lint", "types", "clean"):
        assert f"make {target} " in listed


def test_run_takes_its_settings_from_the_command_line():
    said = run("make", "-n", "run", "PORT=9000", "HOST=0.0.0.0", "DATA=/srv/hall", "HALL=my hall.toml").stdout

    assert said.splitlines()[-1] == (
        'exec .venv/bin/navbat run --hall "my hall.toml" --data "/srv/hall" --host "0.0.0.0" --port "9000"'
    )


def test_host_variable_of_a_shell_does_not_open_the_hall_to_the_network():
    said = run("make", "-n", "run", env=environment_with(None) | {"HOST": "0.0.0.0", "PORT": "1"}).stdout

    assert '--host "127.0.0.1" --port "8080"' in said


def test_git_ignores_everything_that_set_up_copies():
    ignored = tuple(line for line in (PROJECT / ".gitignore").read_text().split() if line.endswith("/"))

    assert [path for path in FRONT_END if not str(path).startswith(ignored)] == []


# System packages: a PATH of our own decides what this machine seems to have.


class Machine:
    """A machine that seems to have only the commands put on its path."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        for command in ("bash", "env", "true", "dirname", "find", "ln"):
            self.has(command)
        for command in ("python3", "node", "npm", "espeak-ng", "gcc", "socat"):
            self.has(command)

    def has(self, command, script=None):
        """Put a command on the path: this machine's own, or a script of the test."""
        place = self.path / command
        if script is None:
            real = sys.executable if command == "python3" else shutil.which(command)
            script = f'exec "{real}" "$@"'
        place.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        place.chmod(0o755)

    def lacks(self, command):
        (self.path / command).unlink()

    def set_up(self, kind):
        return run(
            PROJECT / "scripts/system-packages", kind, env={"PATH": str(self.path), "SAID": str(self.said)}
        )

    @property
    def said(self):
        """What apt-get was asked for, a line per call."""
        return self.path / "said"


@pytest.fixture
def machine(tmp_path):
    machine = Machine(tmp_path)
    # Whoever runs the tests, root or not, is let through.
    machine.has("sudo", 'shift; exec "$@"')
    return machine


def test_machine_with_everything_is_left_alone(machine):
    machine.has("apt-get", 'echo "$*" >> "$SAID"')

    assert machine.set_up("test").returncode == 0
    assert not machine.said.exists()


def test_missing_packages_are_installed(machine):
    machine.lacks("socat")
    machine.has(
        "apt-get", f'echo "$*" >> "$SAID"; [[ $1 == update ]] || ln -s /bin/true "{machine.path}/socat"'
    )

    done = machine.set_up("test")

    assert done.returncode == 0, done.stderr
    update, install = machine.said.read_text().splitlines()
    assert update.split()[0] == "update"
    assert install.split()[0] == "install"
    assert install.split()[-1] == "socat"


def test_what_only_tests_need_is_not_installed_to_run_a_hall(machine):
    machine.lacks("socat")
    machine.lacks("gcc")

    assert machine.set_up("run").returncode == 0


def test_missing_packages_are_named_where_nobody_may_install(machine):
    machine.lacks("node")
    machine.lacks("espeak-ng")

    done = machine.set_up("run")

    assert done.returncode == 1
    assert "missing here: nodejs espeak-ng" in done.stderr
    assert "apt-get update && apt-get install --no-install-recommends nodejs espeak-ng" in done.stderr


def test_installation_that_does_not_help_is_a_failure_with_names(machine):
    machine.lacks("npm")
    machine.has("apt-get", ":")

    done = machine.set_up("run")

    assert done.returncode == 1
    assert "Still missing after the installation: npm" in done.stderr


def test_python_that_is_too_old_is_passed_over(machine):
    machine.has("python3", "exit 1")
    machine.has("python3.12", f'exec "{sys.executable}" "$@"')

    found = run(PROJECT / "scripts/find-python", env={"PATH": str(machine.path)})

    assert found.stdout.strip() == str(machine.path / "python3.12")


def test_machine_without_a_python_is_told_what_to_install(machine):
    machine.lacks("python3")

    found = run(PROJECT / "scripts/find-python", env={"PATH": str(machine.path)})

    assert found.returncode == 1
    assert "No Python 3.11 or newer here" in found.stderr
    assert "apt-get install python3 python3-venv" in found.stderr


# The wheel


@pytest.fixture
def source(tmp_path):
    """A copy of the project to build in."""
    return Path(shutil.copytree(PROJECT, tmp_path / "source", ignore=shutil.ignore_patterns(*BUILT)))


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")


def build(source, folder):
    return run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", folder, source)


def test_wheel_is_not_built_without_the_front_end_files(source, tmp_path):
    absent = FRONT_END[2]
    (source / absent).unlink()

    built = build(source, tmp_path)

    assert built.returncode != 0
    assert f"No wheel without {absent}. Run `make setup` first." in built.stdout + built.stderr
    assert list(tmp_path.glob("*.whl")) == []


def test_wheel_carries_everything_that_a_hall_shows_and_says(source, tmp_path):
    built = build(source, tmp_path)

    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("navbat-*.whl"))) as wheel:
        carried = {name for name in wheel.namelist() if ".dist-info/" not in name}
        licences = [name for name in wheel.namelist() if name.endswith("/LICENSE")]
    expected = {
        str(path.relative_to(source))
        for room in ROOMS
        for path in (source / room).rglob("*")
        if path.suffix in CARRIED and path.is_file()
    }
    assert {str(path) for path in FRONT_END} <= carried
    assert carried == expected
    assert licences


def test_wheel_runs_a_hall_far_from_its_source(source, tmp_path, make_server):
    build(source, tmp_path)
    shutil.rmtree(source)
    wheel = next(tmp_path.glob("navbat-*.whl"))
    run(
        *PIP, "install", "--no-deps", "--no-index", "--target", tmp_path / "installed", wheel
    ).check_returncode()

    server = make_server(env={"PYTHONPATH": str(tmp_path / "installed")})

    own = run(sys.executable, "-c", "import config; print(config.__file__)", env=server.env, cwd=tmp_path)
    assert own.stdout.startswith(str(tmp_path / "installed")), own
    for address in ("/", "/kiosk/main", "/display/main", "/static/vendor/InterVariable.woff2"):
        assert httpx.get(server.url + address, follow_redirects=True).status_code == 200, address
