import os
import shutil
import stat

from app.core.config import ROOT

NOBODY = 65534
ALL = (
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fonts-noto-core",
    "fonts-noto-cjk",
)
TESTS = ("chromium", "postgresql", "redis-server", "poppler-utils")


def has(place, *packages):
    """A Debian on which just these are installed, and this person may not install more."""
    place.user = NOBODY if os.geteuid() == 0 else None
    lines = "".join(f"echo {package} installed\n" for package in packages)
    place.program("bin/dpkg-query", f"#!/bin/sh\n{lines}")
    place.program("bin/sudo", "#!/bin/sh\nexit 1\n")
    shutil.copy(ROOT / "script" / "setup", place.folder / "script" / "setup")


def done(place):
    """Everything that takes long is there already."""
    place.program(".venv/bin/pip", f"#!{place.folder}/.venv/bin/python\n")
    place.program(".venv/bin/python", "#!/bin/sh\n")
    for file in ("pyproject.toml", "app/core/fonts.py"):
        place.program(file, "")
    (place.folder / ".venv").chmod(0o777)
    (place.folder / "app").chmod(0o777)


def test_what_cannot_be_installed_is_one_exact_line(place):
    has(place, "libpango-1.0-0", "fonts-noto-core")

    out, err, code = place.run("script/setup")

    names = "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"
    assert (out, code) == ("", 1)
    assert err == (
        f"Missing: {names}. Ask whoever runs this machine for:"
        f" sudo apt-get install -y --no-install-recommends {names}\n"
    )


def test_tests_want_a_browser_and_two_servers_too(place):
    has(place, *ALL)

    _, err, code = place.run("script/setup", "--tests")

    assert code == 1
    assert err.startswith(f"Missing: {' '.join(TESTS)}. ")


def test_the_instance_is_its_owners_alone(place):
    has(place, *ALL)
    done(place)

    _, err, code = place.run("script/setup")

    assert (err, code) == ("", 0)
    assert stat.S_IMODE((place.folder / "instance").stat().st_mode) == 0o700


def test_what_a_link_leads_to_is_another_folders_and_stays(place):
    has(place, *ALL)
    place.program("elsewhere/bin/python", "#!/bin/sh\n")
    place.program("elsewhere/bin/pip", "#!/elsewhere/bin/python\n")
    (place.folder / "elsewhere").chmod(0o777)
    shutil.rmtree(place.folder / ".venv")
    (place.folder / ".venv").symlink_to("elsewhere")

    _, err, code = place.run("script/setup")

    assert code == 1
    assert ".venv is a link" in err
    assert (place.folder / "elsewhere/bin/pip").exists()


def test_the_second_time_nothing_is_installed(place):
    has(place, *ALL)
    done(place)

    first, _, _ = place.run("script/setup")
    (place.folder / "app" / "static" / "fonts").mkdir(parents=True)
    second, _, code = place.run("script/setup")

    assert "Installing Python packages" in first
    assert (second, code) == ("", 0)


def test_changed_requirements_are_installed_again(place):
    has(place, *ALL)
    done(place)
    place.run("script/setup")

    place.program("requirements/app.txt", "another==1\n")
    out, _, code = place.run("script/setup")

    assert "Installing Python packages (requirements/app.txt)" in out
    assert code == 0


def test_a_folder_that_was_moved_gets_a_new_environment(place):
    has(place, *ALL)
    done(place)
    place.program(".venv/bin/pip", "#!/where/it/was/.venv/bin/python\n")
    place.program("bin/python3", '#!/bin/sh\necho "$*" >>"$OLDPWD/asked" 2>/dev/null || true\n')

    out, _, _ = place.run("script/setup")

    assert out.startswith("Making .venv/")


def test_an_instance_that_cannot_be_written_is_one_line(place):
    has(place, *ALL)
    done(place)

    _, err, code = place.run("script/setup", ACQUAINT_INSTANCE="/proc/acquaint")

    assert code == 1
    assert err == (
        "Cannot write in /proc/acquaint: make it yours, or name another folder in"
        " ACQUAINT_INSTANCE.\n"
    )
