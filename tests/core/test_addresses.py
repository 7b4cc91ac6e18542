"""Mail addresses in every form: which are taken, and which are one and the same."""

import pytest

from app.core import mail
from app.core.text import is_address
from app.users.service import normal

LEGAL = [
    "a@example.org",
    "cal.castellanos@harbor.example",
    "cal+seminar@harbor.example",
    "o'neill@harbor.example",
    "cal_c-7@sub.harbor.example",
    "!#$%&'*+-/=?^_`{|}~@example.org",
    "1@example.org",
    "josé@harbor.example",
    "用户@例子.广告",
    "cal@bücher.example",
    "cal@xn--bcher-kva.example",
    "a" * 64 + "@example.org",
]
ILLEGAL = [
    "",
    "cal",
    "@example.org",
    "cal@",
    "cal@localhost",
    "cal@example.o",
    "cal@@example.org",
    "cal@b@example.org",
    ".cal@example.org",
    "cal.@example.org",
    "cal..c@example.org",
    "cal@.example.org",
    "cal@example..org",
    "cal@-example.org",
    "cal@example-.org",
    "cal @example.org",
    "cal@exam ple.org",
    '"cal"@example.org',
    "cal(home)@example.org",
    "<cal@example.org>",
    "Cal <cal@example.org>",
    "cal@example.org, dee@example.org",
    "cal@example.org;dee@example.org",
    "cal@[127.0.0.1]",
    "cal@example.org\nBcc: all@example.org",
    "cal@example.org\r\n",
    "cal\x00@example.org",
    "cal\u200b@example.org",
    "cal@exam\u00adple.org",
    "cal\u202e@example.org",
    "cal\ufeff@example.org",
    "cal@example\uff0eorg\u200d",
    "\ud800@example.org",
    "a" * 65 + "@example.org",
    "cal@" + "a" * 64 + ".org",
    "cal@" + "a." * 130 + "org",
]


@pytest.mark.parametrize("address", LEGAL)
def test_a_legal_one_is_taken(address):
    assert is_address(address)


@pytest.mark.parametrize("address", ILLEGAL, ids=range(len(ILLEGAL)))
def test_an_illegal_one_is_not(address):
    assert not is_address(address)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        (" Cal@Harbor.Example ", "cal@harbor.example"),
        ("JOSE\u0301@harbor.example", "jos\u00e9@harbor.example"),
        ("cal@B\u00dcCHER.example", "cal@b\u00fccher.example"),
    ],
)
def test_case_spaces_and_composition_make_no_difference(typed, known):
    assert normal(typed) == known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cal@harbor.example", "cal+x@harbor.example"),
        ("cal@harbor.example", "c.al@harbor.example"),
        ("cal@harbor.example", "c\u0430l@harbor.example"),
        ("cal@harbor.example", "cal@h\u0430rbor.example"),
        ("mike@x.example", "m\u0131ke@x.example"),
        ("cal@harbor.example", "\uff43\uff41\uff4c@harbor.example"),
        ("strasse@x.example", "stra\u00dfe@x.example"),
    ],
)
def test_what_only_looks_alike_is_another_address(one, other):
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("cal@bücher.example", "cal@xn--bcher-kva.example"),
        ("cal@harbor.example", "cal@harbor.example"),
    ],
)
def test_a_domain_travels_in_letters_that_all_servers_take(app, address, sent):
    with app.app_context():
        message = mail.compose(key="k", to=address, subject="s", body="b")

    assert message["To"] == sent and message.as_bytes().isascii()


def test_the_demo_writes_to_an_address_in_any_letters(app, monkeypatch, tmp_path):
    monkeypatch.setitem(app.config, "DEMO", True)
    monkeypatch.setattr(app, "instance_path", str(tmp_path))

    with app.app_context():
        mail.send(key="k", to="用户@例子.广告", subject="s", body="b")

    assert "用户@xn--fsqu00a.xn--4rr70v" in (tmp_path / "mail" / "k.eml").read_text()
