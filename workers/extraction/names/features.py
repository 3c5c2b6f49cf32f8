"""Features of a name and of what stands around it, as the lists know them: the first letter tells their kind."""

from collections.abc import Mapping

from workers.extraction.names.candidates import Candidate
from workers.extraction.names.vocabulary import COMMON
from workers.extraction.tokens import Tokens


def inner(words: list[str], key: str, classes: Mapping[str, int]) -> list[str]:
    """Features of a name itself."""
    if len(words) == 1:
        return [f"={key}", f"~{key[-3:]}", f"#{_shape(words[0])}"]
    common = [bool(classes.get(word.lower().rstrip("."), 0) & COMMON) for word in words]
    share = "all" if all(common) else "some" if any(common) else "none"
    length = min(len(words), 4)
    has_initial = any(word[1:] == "." for word in words)
    features = [
        f"={key}",
        f"<{words[0]}",
        f">{words[-1]}",
        f"%{share}{length}",
        f"#{'.' if has_initial else ''}{length}",
    ]
    features.extend(f"|{word}" for word in words[1:-1])
    return features


def around(candidate: Candidate, tokens: Tokens) -> list[str]:
    """Features of the two words before and the two behind."""
    words = tokens.words
    index = tokens.at(candidate.start)
    behind = tokens.at(candidate.end - 1) + 1
    before = words[index - 1].lower() if index else ""
    before2 = words[index - 2].lower() if index > 1 else ""
    after = words[behind].lower() if behind < len(words) else ""
    after2 = words[behind + 1].lower() if behind + 1 < len(words) else ""
    return [f"-{before}", f"-{before2} {before}", f"+{after}", f"+{after} {after2}"]


def _shape(word: str) -> str:
    if word.isupper():
        return f"A{min(len(word), 6)}{'.' if '.' in word else ''}"
    if any(each.isdigit() for each in word):
        return "9"
    if "-" in word:
        return "-"
    if not word[1:].islower():
        return "aB"
    return "as" if word[-1] == "s" else "a"
