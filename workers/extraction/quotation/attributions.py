"""Finds attributions around cues: content, cue and source. It knows nothing of entities."""

from dataclasses import dataclass
from collections.abc import Sequence

from workers.extraction.quotation.lexicon import Lexicon
from workers.extraction.quotation.passage import Passage
from workers.extraction.quotation.sources import Range, clause_subject, phrase_after, phrase_start, skip_back, subject_before

_ENDS = frozenset(".?!;")
_TRAIL = frozenset(".,;:!?\u2014\u2013-")


@dataclass(slots=True)
class Attribution:
    content: Range
    cue: Range | None
    source: Range | None
    kind: str = ""


def attributions(passage: Passage, words: Lexicon) -> list[Attribution]:
    found: list[Attribution] = []
    lows, quoted = passage.lows, passage.quoted
    verbs = words.saying | words.telling | words.stance | words.according | words.nouns
    cues = [at for at, low in enumerate(lows) if low in verbs and not quoted[at]]
    pointer = qpointer = 0
    quotes = passage.quotes
    previous: Attribution | None = None
    previous_seg = -1
    segs = passage.segments
    n = 0
    while n < len(segs):
        first, last = segs[n]
        start = pointer
        while pointer < len(cues) and cues[pointer] < last:
            pointer += 1
        # "Why?" Smith said.
        if pointer == start and quoted[last - 1] and n + 1 < len(segs) and not newline(passage, last):
            f2, l2 = segs[n + 1]
            nxt = pointer
            if nxt < len(cues) and cues[nxt] < l2 and cues[nxt] - f2 <= 7 and not quoted[f2] and lows[last-2] in "?!…" and (lows[cues[nxt]] in words.saying) and (cues[nxt] + 1 >= l2 or lows[cues[nxt]+1] in ".,:"):
                segs[n + 1] = (first, l2)
                n += 1
                continue
        while qpointer < len(quotes) and quotes[qpointer][1] <= first:
            qpointer += 1
        inside = []
        q = qpointer
        while q < len(quotes) and quotes[q][0] < last:
            inside.append(quotes[q])
            q += 1
        new = segment(passage, first, last, cues[start:pointer], inside, words)
        if not new and inside and inside[0][0] == first and previous is not None and previous_seg == n - 1:
            # a quote that goes on
            if not newline(passage, first):
                if quoted[previous.content[1] - 1] or previous.content[1] == first or True:
                    end = trim(passage, first, last)
                    if any(quoted[k] for k in (previous.content[0], previous.content[1] - 1)):
                        previous.content = (previous.content[0], inside[-1][1] if True else end)
                        previous_seg = n
        if new:
            found += new
            previous = new[-1]
            previous_seg = n
        n += 1
    return found


def newline(passage: Passage, at: int) -> bool:
    """Whether a token is the first of a paragraph."""
    return at == 0 or "\n" in passage.tokens.text[passage.tokens.end(at - 1) : passage.tokens.starts[at]]


def trim(passage: Passage, first: int, last: int) -> int:
    while last > first and not passage.quoted[last - 1] and passage.lows[last - 1] in _TRAIL:
        last -= 1
    return last


def segment(passage: Passage, first: int, last: int, cues: Sequence[int], quotes: Sequence[Range], words: Lexicon) -> list[Attribution]:
    found: list[Attribution] = []
    lows, quoted = passage.lows, passage.quoted
    end = trim(passage, first, last)
    begin = first
    if not cues:
        return colon(passage, first, end, quotes, words)
    # outermost: P, X said.
    final = postposed(passage, first, end, cues, quotes, words)
    if final:
        found.append(final)
        cues = [c for c in cues if c > final.cue[1] and c >= final.content[1]]
        begin = max(final.cue[1], final.content[1], final.source[1] if final.source else 0)
    consumed = begin
    for k, cue in enumerate(cues):
        if cue < consumed:
            continue
        low = lows[cue]
        source = None
        if low in words.according:
            if cue + 1 < end and lows[cue + 1] in words.according_next:
                source = phrase_after(passage, cue + 2, end, words)
                if not source:
                    continue
                after = source[1]
                while after < end and lows[after] != "," :
                    after += 1
                content = (after + 1, end)
                if content[0] >= end: continue
                found.append(Attribution(content, (cue, cue + 2), source, "according"))
                consumed = end
            continue
        nxt = cue + 1
        if nxt >= end:
            continue
        before = skip_back(passage, cue, begin, words)
        if low in words.participles or before < begin or lows[before] in words.conjunctions or lows[before] == "," and False:
            source = found[-1].source if found else None
            if not source:
                source = clause_subject(passage, first, cue, words)
            if low in words.participles and lows[cue - 1] not in (",", "by", "and", "in", "while", "after", "before", "without", "with","but") and not quoted[cue-1]:
                s2 = subject_before(passage, cue, begin, words)
                if s2 and lows[s2[1]-1] not in ("statement", "letter", "email"):
                    source = s2
        elif lows[before] == "to" and low not in words.participles:
            continue
        else:
            source = subject_before(passage, cue, begin, words)
            if source is None and lows[before] in ",":
                source = clause_subject(passage, first, before, words)
        if source is None:
            continue
        start = content_start(passage, cue, end, words)
        stop = content_stop(passage, start, end, cues[k + 1 :], words)
        if start is None or stop <= start:
            continue
        found.append(Attribution((start, stop), (cue, cue + 1), source, "right"))
        consumed = stop
    return found


def colon(passage, first, end, quotes, words):
    """`Smith: "Q"`, as in headlines."""
    lows = passage.lows
    for at in range(first + 1, min(end, first + 6)):
        if lows[at] == ":" and not passage.quoted[at] and at + 1 < end and newline(passage, first):
            if not passage.quoted[at + 1]:
                return []
            return [Attribution((at + 1, end), (at, at + 1), (first, at), "colon")]
    return []


def postposed(passage, first, end, cues, quotes, words):
    lows, quoted = passage.lows, passage.quoted
    for k, cue in enumerate(cues):
        low = lows[cue]
        if low in words.according:
            if cue + 2 < end and cue - first > 2 and lows[cue + 1] in words.according_next and cue == cues[-1]:
                source = phrase_after(passage, cue + 2, end, words)
                if source:
                    stop = trim(passage, first, cue)
                    return Attribution((first, stop), (cue, cue + 2), source, "according-post")
            continue
        if low in words.participles or low in words.stance:
            continue
        before = skip_back(passage, cue, first, words)
        if before <= first:
            continue
        source = None
        if quoted[before] or (lows[before] == "," and before == cue - 1 and low in words.saying):
            source = phrase_after(passage, cue + 1, end, words)
            if source and lows[before] == "," and not quoted[before]:
                if lows[source[0]] in words.pronouns or lows[source[0]] in words.complementers or (source[1] < end and lows[source[1]] not in ",;."):
                    source = None
            if source:
                left = before
                after = source[1]
        if source is None:
            source = subject_before(passage, cue, first, words)
            if source is None:
                continue
            left = source[0] - 1
            after = cue + 1
        if left <= first:
            continue
        if lows[left] in words.relatives: continue
        direct = quoted[left]
        if not direct:
            if lows[left] not in (",", "\u2014", "-", "\u2013"):
                continue
            if not blank(passage, after, end, words, low):
                continue
            opener = lows[first] in words.openers
            if opener and after < end:
                continue
            if left - first < 3:
                continue
        start = first
        if direct:
            qs = [q for q in quotes if q[1] == left + 1]
            if qs:
                q0 = qs[0][0]
                if q0 > first and lows[q0 - 1] in ",:" :
                    # a run of quotes?
                    start = q0
        stop = trim(passage, start, left + 1)
        # a quote after it
        for q in quotes:
            if q[0] >= after and not any(c for c in cues if after <= c < q[0]) and (lows[q[0] - 1] in (",", ":", "\u2014", "-", "\u2013") or q[0] == after):
                stop = q[1]
        if stop < after and not direct and after < end and lows[after] == "," and not any(c > after for c in cues):
            stop = end
        return Attribution((start, stop), (cue, cue + 1), source, "post-direct" if direct else "post")
    return None


def blank(passage, after, end, words, low):
    """Whether what follows a cue is no content."""
    lows = passage.lows
    if after >= end or lows[after] in (",", "\u2014", "-", ";"):
        return True
    if end - after > 12:
        return False
    if low in words.telling:
        return not any(l in words.complementers or l in words.pronouns for l in lows[after:end])
    if lows[after] in words.days or lows[after] in words.prepositions:
        return not any(l in words.complementers for l in lows[after:end])
    return False


def content_start(passage, cue, end, words):
    lows, quoted = passage.lows, passage.quoted
    at = cue + 1
    low = lows[cue]
    if lows[at] in words.complementers and low not in words.stance:
        return at
    if lows[at] in (",", ":"):
        at += 1
        if at < end and quoted[at]:
            return at
        if lows[at - 1] == ":":
            return at
    if low in words.stance:
        return at
    limit = min(end, cue + 16)
    for k in range(at, limit):
        if quoted[k]:
            if lows[k - 1] in (",", ":"):
                return k
            break
        if lows[k] == "that" and (k > at):
            if low in words.telling or lows[at] in words.days or lows[at] in words.prepositions:
                return k
            break
        if lows[k] in (";",):
            break
    if low in words.telling:
        if lows[at] in words.articles:
            at += 1
        cap = passage.tokens.words[at][0].isupper()
        at += 1
        while cap and at < end and (passage.tokens.words[at][0].isupper() or lows[at] in (".", "of", "'s", "\u2019s")):
            at += 1
    while at < end and lows[at] in words.days:
        at += 1
    if at + 1 < end and lows[at] in words.prepositions and lows[at + 1] in words.days:
        at += 2
    return at if at < end else None


def content_stop(passage, start, end, cues, words):
    """Where a content ends: at the next attribution of the segment, or the segment's end."""
    lows, quoted = passage.lows, passage.quoted
    if start is None:
        return 0
    for cue in cues:
        if cue <= start + 1:
            continue
        low = lows[cue]
        if low in words.participles and lows[cue - 1] == ",":
            return trim(passage, start, cue)
        if low in words.according and lows[cue-1] == ",":
            return trim(passage, start, cue)
        if lows[cue - 1] in words.conjunctions and low.endswith(("ed", "said", "told", "wrote")):
            return trim(passage, start, cue - 1)
    return end
