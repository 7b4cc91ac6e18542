"""What is sealed opens with our keys alone."""

import pytest

from app import create_app
from app.core.seal import SealBrokenError, seal, unseal


def test_what_was_sealed_opens(app):
    assert unseal(seal("JBSWY3DP")) == "JBSWY3DP"


def test_the_seal_shows_nothing_and_never_looks_the_same(app):
    first, second = seal("JBSWY3DP"), seal("JBSWY3DP")

    assert "JBSWY3DP" not in first
    assert first != second


def test_an_older_key_still_opens(app, monkeypatch):
    sealed = seal("JBSWY3DP")
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [app.config["SECRET_KEY"]])
    monkeypatch.setitem(app.config, "SECRET_KEY", "a newer one")

    assert unseal(sealed) == "JBSWY3DP"


@pytest.mark.parametrize("text", ["", "nonsense", "gAAAA", "\ud800", "走", "=" * 200])
def test_what_we_did_not_seal_does_not_open(app, text):
    with pytest.raises(SealBrokenError):
        unseal(text)


def test_the_newest_key_seals(app, monkeypatch):
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [app.config["SECRET_KEY"]])
    monkeypatch.setitem(app.config, "SECRET_KEY", "a newer one")
    sealed = seal("JBSWY3DP")

    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", None)

    assert unseal(sealed) == "JBSWY3DP"


def test_one_changed_character_is_noticed(app):
    sealed = seal("JBSWY3DP")
    changed = sealed[:40] + ("A" if sealed[40] != "A" else "B") + sealed[41:]

    with pytest.raises(SealBrokenError):
        unseal(changed)


def test_another_installation_opens_nothing(app, monkeypatch):
    sealed = seal("JBSWY3DP")
    monkeypatch.setitem(app.config, "SECRET_KEY", "somebody else's")

    with pytest.raises(SealBrokenError):
        unseal(sealed)


def test_a_host_changes_the_key_and_keeps_the_old_one_beside_it(tmp_path, monkeypatch):
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path))
    with create_app().app_context():
        sealed = seal("JBSWY3DP")

    (tmp_path / "secret-key").rename(tmp_path / "secret-keys-before")

    with create_app().app_context():
        assert unseal(sealed) == "JBSWY3DP"
    (tmp_path / "secret-keys-before").unlink()
    with create_app().app_context(), pytest.raises(SealBrokenError):
        unseal(sealed)
