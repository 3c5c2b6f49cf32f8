"""Tells an article's words from what its page puts around them. It knows English, German, French and Spanish pages."""

import re
from collections.abc import Collection, Iterator, Sequence

from lxml.html import HtmlElement

from workers.extraction.lines import words_of

LINE_MAX = 350
"""Characters of a paragraph that may be an invitation; a longer one has more to say."""

BOX_MAX = 600
"""Characters of an element that is taken for a box beside the text because of its name."""

_TOP, _END = 10, 5
"""Paragraphs from the beginning with bylines and dates, and up to the end with the author's life."""

_LABEL_MAX, _POINTER_MAX, _CREDIT_MAX, _BIO_MAX = 60, 200, 160, 700

_BOX = re.compile(
    r"(?<![a-z])(?:recirc\w*|related(?:[-_ ](?:content|articles?|links?|posts?|stor(?:y|ies)|topics?))?"
    r"|read-(?:more|next)|most-?(?:read|popular)|trending|recommend(?:ed|ations?)?|newsletter(?:[-_]?(?:signup|promo|form))?"
    r"|promo(?:tion)?|sign-?up|subscribe|up-?next|callout|disclosure|disclaimer|boilerplate|author-?bio|biography|bio"
    r"|about-?author|inline-?links?|copyright|photo-?credit|twitter-tweet|instagram-media|tiktok-embed)(?![a-z])"
)
_BOXES = ("div", "section", "p", "ul", "ol", "span", "blockquote", "h2", "h3", "h4", "dl", "details")

_LABEL = re.compile(
    r"""(?ix)(?:[-•*\u2013\u2014>]\s*)?(?:
    advert(?:isement|ising|orial)?|sponsored(?:\ content)?|supported\ by|paid\ (?:content|post)|anzeige|werbung
    |publicit[eé]|publicidad|share(?:\ (?:this|on|via)\b.{0,25})?|teilen|partager|compartir|print|drucken|listen|save
    |(?:\d+\ )?comments?|leave\ a\ (?:comment|reply)|post\ your\ comment|discuss\ this.{0,40}|kommentare?|loading\.*
    |published|updated|posted|related(?:\ (?:stories|articles|content|topics|links|videos?|reading|coverage))?
    |recommended(?:\ (?:for\ you|stories|reading|videos?))?|trending(?:\ now)?|read\ (?:more|next|also)|see\ also
    |more\ (?:from|on|in|about|stories|news|coverage)\b.{0,40}|more\ must-reads\b.{0,20}
    |most\ (?:read|popular|viewed)\b.{0,20}|top\ (?:stories|reads|articles)\b.{0,30}
    |you\ (?:may|might)\ (?:also\ )?like.{0,20}|don.t\ miss|explore\ more|up\ next|latest\ (?:news|stories)
    |follow\ us\b.{0,30}|view\ comments|show\ (?:more|comments)|in\ this\ article|(?:instagram|twitter)\ content
    |mehr\ zum\ thema|lesen\ sie\ auch|[àa]\ lire(?:\ aussi)?|lire\ aussi|noticias\ relacionadas|lee\ tambi[eé]n
    )\s*[:.…»>]*"""
)
_POINTER = re.compile(
    r"""(?ix)\W*(?:
    (?:read|see|learn|discover|watch|find\ out)\ (?:more|also|next|this)|more
    |related(?:\ (?:stor(?:y|ies)|articles?|content|video))?|recommended|also\ (?:read|see|on\b.{0,20})|see\ also
    |must[- ]read|required\ reading|don.t\ miss|up\ next|lesen\ sie\ (?:auch|mehr)|mehr\ (?:zum\ thema|dazu|lesen)
    |auch\ interessant|siehe\ auch|lire\ aussi|[àa]\ lire(?:\ aussi)?|voir\ aussi|lee\ (?:tambi[eé]n|m[aá]s)
    |(?:ver|leer|lea|te\ puede)\ (?:tambi[eé]n|m[aá]s|interesar)
    )\s*[:|»>\u2013\u2014]"""
)
_INVITATION = re.compile(
    r"""(?x)
    \bsign(?:ing)?\ up\b.{0,80}\b(?:newsletters?|here|inbox|e-?mails?|alerts?|free|our|below|now|courses?)\b
    |\b(?:newsletters?|inbox|alerts?)\b.{0,80}\bsign(?:ing)?\ up\b
    |\bsubscribe\b.{0,60}\b(?:newsletters?|here|inbox|today|now|channel|podcasts?|premium|our|to\ (?:get|read|the))\b
    |\b(?:delivered|straight|right)\ (?:directly\ )?(?:in)?to\ your\ inbox\b|\b(?:click|tap|go)\ here\b
    |\bhead\ (?:on\ )?over\ here\b|\b(?:download|get|install)\ (?:the|our)\b.{0,40}\bapp\b
    |\b(?:like|follow|join|find)\ (?:us|him|her|them|me|the\ \w+|\w+)\b.{0,60}\b(?:on|at|via)\b.{0,20}
     (?:twitter|facebook|instagram|tiktok|threads|linkedin|youtube|whatsapp|telegram|\bx\b|@)
    |\ball\ rights\ reserved\b|^\W*(?:©|\(c\)\ \d|copyright\W{0,3}(?:\d|©|\(c\)|by\b))|\bnot\ to\ be\ reproduced\b
    |\b(?:can|may)\ be\ (?:reached|contacted)\b|\b(?:contact|e-?mail|write\ to)\b.{0,60}\b[\w.+-]{1,64}@[\w-]+\.\w
    |\bgot\ a\ (?:news\ )?tip\b|\bcontributed\ (?:to\ this|reporting)\b|^contributing:
    |\b(?:reporting|writing|editing|edited|compiled)\ by\b.{0,120}$
    |\b(?:this|the)\ (?:article|story|piece|post|column|content|interview|essay)\ (?:was\ |has\ been\ |is\ )?
     (?:originally|first|also|featured|appeared|republished|reviewed|lightly|can\ also\ be|will\ appear)\b
    |\boriginally\ (?:appeared|published)\b|\boriginal\ article\ on\b
    |\b(?:earn|receive|get|make)\ (?:an?\ (?:small\ )?)?(?:affiliate\ )?commissions?\b
    |\bindependently\ (?:selected|chosen|reviewed)\b|\b(?:terms\ of\ (?:use|service)|privacy\ policy)\b
    |\bplease\ (?:log\ in|sign\ in|enable|disable|enter\ your)\b|\bto\ bookmark\b
    |\bwant\ (?:more|to\ (?:keep\ up|be\ smarter|know\ more))\b.{0,120}\?
    |\bstay\ (?:up[- ]to[- ]date|on\ the\ cutting)\b
    |pic\.twitter\.com/|^[\u2014\u2013-]\s.{1,60}\(@\w+\)|^https?://\S+$
    |\bnewsletter\ (?:abonnieren|anmelden)|\babonnieren\ sie\b|\babonnez-vous\b|\binscrivez-vous\b
    |\bsuscr[ií]b(?:ete|ase|irse)\b|\balle\ rechte\ vorbehalten\b|\btous\ droits\ r[eé]serv[eé]s\b
    |\btodos\ los\ derechos\ reservados\b
    """
)
_CREDIT = re.compile(
    r"""(?ix)[(\[]?\s*(?:(?:lead|cover|header|main|file|gallery|featured?|source)\ )?
    (?:(?:photo|image|picture|video|gallery|foto|bild|graphic)s?(?:\s+(?:credit|courtesy|by|via|from|source))?
     |photograph\w*|illustration|credits?|sources?|quelle)\s*[:/].{1,100}
    |[(\[](?:photo|image|foto|bild|ap|afp|reuters|getty)\b.{1,80}[)\]]
    |(?:image|photo)s?\ (?:via|by|courtesy|from)\b.{1,60}"""
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|juin|juil|ao[u\u00fb]|d[e\u00e9]c|f[e\u00e9]v|avr|m[a\u00e4]r"
    r"|okt|dez|ene|abr|ago|dic)\w*\.?"
)
_DATE = re.compile(
    rf"""(?ix)(?:[\W_]*(?:published|updated|posted|last\ (?:updated|modified)|ver[oö]ffentlicht|stand|publi[eé]
    |publicado|actualizado|on|at|am|le|el|um)\b:?)*[\s,•|]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+)?
    (?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+{_MONTH},?\s+\d{{4}}
    |\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}).{{0,40}}"""
)
_BYLINE = re.compile(r"(?i:by|von|par|por|posted (?:on )?by|(?:written|words|story) by)\b\s*:?\s+[^.!?]{2,60}")
_NAME = r"[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){1,3}"
_BIO = re.compile(
    rf"(?:About the author\b.*|{_NAME}(?: \([^)]{{1,20}}\))?,? is (?:an?|the)\b.{{0,160}}?\b(?:reporter|writer|editor"
    r"|columnist|journalist|correspondent|author of|freelance|contributor|professor|(?:co-?)?founder|president|director"
    r"|fellow|analyst)\b.*)"
)
_HINTS = (
    *("sign", "inbox", "subscri", " here", "install", "download", "follow", "like", "join", "find"),
    *("reserv", "\u00a9", "(c)", "copyright", "reproduced", "reached", "contact", "mail", "write to", "tip"),
    *("contribut", "ing by", "ed by", "article", "story", "piece", "post", "column", "content", "interview", "essay"),
    *("original", "commission", "independently", "terms of", "privacy", "please", "bookmark", "want", "stay up"),
    *("stay on", "twitter", "(@", "http", "abonn", "inscri", "suscr", "vorbehalten", "reserv", "r\u00e9serv"),
)
"""One of them stands in each invitation, and they are found ten times as fast."""


def prune(tree: HtmlElement) -> None:
    """Take embedded posts and boxes that point elsewhere out of a page, by their names."""
    boxes: dict[str, bool] = {}
    for each in list(tree.iter(*_BOXES)):
        name = f"{each.get('class', '')} {each.get('id', '')}"
        if name not in boxes:
            boxes[name] = bool(_BOX.search(name.lower()))
        if boxes[name] and each.getparent() is not None and len(each.text_content()) <= BOX_MAX:
            each.drop_tree()


def drop(paragraphs: Sequence[str], *, headlines: Collection[str], links: Collection[str]) -> Iterator[str]:
    """The paragraphs that belong to the article.

    Left out are a headline that stands at the top again (`headlines`, as `words_of` gives them), paragraphs that are
    nothing but a link (`links` are the texts of all), labels, pointers to other articles, invitations, credits,
    date lines, bylines and the author's life at the end.
    """
    small = "\n".join(paragraphs).lower()
    hints = [hint for hint in _HINTS if hint in small]
    last = max(len(paragraphs) - _END, _END)
    for place, paragraph in enumerate(paragraphs):
        if _is_around(paragraph, hints) or paragraph.removeprefix("- ") in links:
            continue
        if place < _TOP and (_is_heading_line(paragraph) or words_of(paragraph) in headlines):
            continue
        if place > last and len(paragraph) <= _BIO_MAX and _BIO.fullmatch(paragraph):
            continue
        yield paragraph


def _is_around(paragraph: str, hints: Sequence[str]) -> bool:
    """Whether a paragraph says nothing of the article's subject, wherever it stands."""
    length = len(paragraph)
    return bool(
        length <= LINE_MAX
        and (
            _is_invitation(paragraph.lower(), hints)
            or (length <= _POINTER_MAX and _POINTER.match(paragraph))
            or (length <= _CREDIT_MAX and _CREDIT.fullmatch(paragraph))
            or (length <= _LABEL_MAX and _LABEL.fullmatch(paragraph))
        )
    )


def _is_invitation(small: str, hints: Sequence[str]) -> bool:
    return any(hint in small for hint in hints) and bool(_INVITATION.search(small))


def _is_heading_line(paragraph: str) -> bool:
    return len(paragraph) <= 2 * _LABEL_MAX and bool(_DATE.fullmatch(paragraph) or _BYLINE.fullmatch(paragraph))
