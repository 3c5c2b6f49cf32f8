"""Finds the phrases that tell what an article is about, by counting alone. It knows no other articles."""

from collections import Counter
from collections.abc import Sequence

from schemas.annotations import Entity, KeyPhrase
from workers.extraction.stop_words import STOP_WORDS
from workers.extraction.tokens import Tokens

PHRASES_MAX = 10
WORDS_MAX = 4
POS = 60
B = 1.0
TF = 1.0
ALPHA = 0.35
LEN = 0.5
CAP = 1.5
PCAP=1.0
WEAK = 2

def find_key_phrases(tokens: Tokens, language: str, entities: Sequence[Entity]) -> list[KeyPhrase]:
    words = tokens.words
    lowered = [word.lower() for word in words]
    stop = STOP_WORDS.get(language, frozenset())
    content = [word if word > ":" and word not in stop and len(word) > 1 else "" for word in lowered]
    content.append("")
    counts = Counter(content); del counts[""]
    first = dict(zip(reversed(lowered), range(len(words) - 1, -1, -1)))
    last = dict(zip(lowered, range(len(words))))
    weight = {w: n ** TF * (1 + B / (1 + first[w] / POS)) * (CAP if words[last[w]][0] <= "Z" else 1) for w, n in counts.items()}
    runs = {}
    start = 0
    found = Counter()
    while True:
        try: end = content.index("", start)
        except ValueError: break
        if 1 < end - start <= 4:
            p = tuple(content[start:end]); found[p] += 1; runs[p] = start
        elif end - start > 4:
            for i in range(start, end - 1):
                p = tuple(content[i:i+2]); found[p] += 1; runs[p] = i
        start = end + 1
    pairs = Counter(zip(content, content[1:]))
    for p, n in pairs.items():
        if n > 1 and p[0] and p[1] and n > found[p]:
            found[p] = n
    scored = [(w * 1, (word,)) for word, w in weight.items()]
    for p, n in found.items():
        if n > 1 or sum(counts[w] for w in p) >= WEAK * len(p) or all(words[runs[p]+k][0] <= "Z" for k in range(len(p))):
            s = sum(weight[w] for w in p) / len(p) ** LEN * n ** ALPHA
            scored.append((s, p))
    scored.sort(key=lambda x: -x[0])
    chosen = []
    for s, p in scored:
        ps = {w.rstrip("s") for w in p}
        if any(ps <= c or c <= ps for _, _, c in chosen): continue
        chosen.append((s, p, ps))
        if len(chosen) == PHRASES_MAX: break
    out = []
    for s, p, _ in chosen:
        i = runs.get(p) if len(p) > 1 else last[p[0]]
        if i is None:
            i = next(k for k in range(len(content)-1) if (content[k], content[k+1]) == p)
        t = " ".join(tokens.text[tokens.starts[i]:tokens.end(i + len(p) - 1)].split())
        if len(t) <= 200:
            out.append(KeyPhrase(phrase=t, score=round(s / chosen[0][0], 4)))
    return out
