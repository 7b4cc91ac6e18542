"""How short texts are written that programs read: a pattern for each, and the same in words."""

from collections.abc import Mapping

from app.curriculum.closed import ID

VERSION = r"^\d+\.\d+\.\d+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
NOTE = r"^[\w-]+$"
SHARE = r"^(all|100%|[1-9]?\d%)$"
IF_THEN = r"^If .+, then I will .+"
LIMIT = r"^[1-9][0-9]{0,3} (words|characters)$"

IN_WORDS: Mapping[str, str] = {
    ID: "small letters, digits and hyphens, as `three-objections`",
    VERSION: "three numbers with dots, as `1.0.0`",
    LANGUAGE: "a short code of the language, as `en` or `pt-BR`",
    DAY: "year-month-day, as `2027-03-12`",
    NOTE: "letters, digits and hyphens, as `liu2014`",
    SHARE: "`all`, or how many of them, as `80%`",
    IF_THEN: "`If …, then I will …`",
    LIMIT: "a number of words or characters, as `120 words`",
}
