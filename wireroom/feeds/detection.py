"""Tells the charset of text that neither is UTF-8 nor declares one, or says that it is unsure. It opens no files."""

import re

SAMPLE_BYTES = 4000
"""Looked at, to the end of a run: a cut might divide a character."""

LATIN_CHARS_MIN = 60
"""Less does not tell its language."""

FOREIGN_MIN, FOREIGN_SHARE_MIN = 10, 0.3
"""Letters in another script, and their share: what has less may be Latin, and look like it by chance."""

OTHER_SCRIPTS = (
    *("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874"),
    *("gb18030", "big5hkscs", "cp932", "euc_jp", "euc_kr"),
)

LATIN = ("cp1252", "cp1250")
"""Told from other scripts by their bytes, from each other by the language alone: many bytes are letters in both."""

OF_LANGUAGE = {
    **dict.fromkeys("en de fr es it pt nl da sv no nb nn fi is ca gl eu af ga cy lb oc".split(), "cp1252"),
    **dict.fromkeys("pl cs sk hu sl hr bs sq ro".split(), "cp1250"),
    **dict.fromkeys(("tr", "az"), "cp1254"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
}
"""What languages in Latin letters were written in on Windows, from where nearly all such text comes."""

PAIRED_MAX = 0.5
"""Of the bytes beyond ASCII, those that stand together: more are no accents, but characters of two bytes."""

_BEYOND_ASCII = bytes(range(128, 256))
_PAIRED = re.compile(rb"[\x80-\xff]{2,}")
_RUN = re.compile(rb"[^<>\r\n]++")


def detect(content: bytes) -> str | None:
    """The codec that `content` is to be read with; None when it is unsure."""
    # Heavy, and needed by one file in a thousand.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    sample = _sample(content)
    best = from_bytes(sample, cp_isolation=[*OTHER_SCRIPTS, *LATIN], preemptive_behaviour=False).best()
    if best is None:
        return None
    if best.encoding in LATIN:
        return _by_language(sample)
    return best.encoding if _is_foreign(str(best)) else None


def _by_language(sample: bytes) -> str | None:
    """A language shows in the letters that all these charsets share."""
    from workers.extraction.language import detect as detect_language  # noqa: PLC0415 - it brings numpy and a model

    beyond = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    paired = sum(len(pair[0]) for pair in _PAIRED.finditer(sample))
    if len(sample) < LATIN_CHARS_MIN or paired > PAIRED_MAX * beyond:
        return None
    return OF_LANGUAGE.get(detect_language(sample.decode("cp1252", "replace")) or "")


def _is_foreign(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    foreign = sum(not character.isascii() for character in letters)
    return foreign >= max(FOREIGN_MIN, FOREIGN_SHARE_MIN * len(letters))


def _sample(content: bytes) -> bytes:
    """Runs of text that hold bytes beyond ASCII, without the tags around them."""
    sample = bytearray()
    for run in _RUN.finditer(content):
        if not run[0].isascii():
            sample += run[0] + b"\n"
        if len(sample) >= SAMPLE_BYTES:
            break
    return bytes(sample)
