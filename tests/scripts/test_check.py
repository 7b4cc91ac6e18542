TOOLS = ("mypy", "ruff", "lint-imports", "djlint", "deptry", "codespell", "flask")


def tools(place, **says):
    for name in TOOLS:
        place.program(f".venv/bin/{name}", says.get(name, "#!/bin/sh\n"))


def test_one_line_when_nothing_is_wrong(place):
    tools(place)

    out, err, code = place.run("script/check")

    assert (err, code) == ("", 0)
    assert out == (
        "Check passed: types format lint floors templates dependencies spelling curricula\n"
    )


def test_all_that_is_wrong_is_shown_and_named(place):
    tools(
        place,
        mypy="#!/bin/sh\necho a wrong type\nexit 1\n",
        codespell="#!/bin/sh\necho a worng word\nexit 65\n",
    )

    out, _, code = place.run("script/check")

    assert code == 1
    assert "a wrong type" in out
    assert "a worng word" in out
    assert out.endswith("Check failed: types, spelling\n")
