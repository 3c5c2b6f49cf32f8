"""German words that tell who said what. A group holds the forms of each of its verbs that are cues."""

from workers.extraction.quotation.lexicon import Cue, Lexicon, cues, words

_CUES = cues(
    {
        Cue.QUOTING: "so",
        Cue.SAYING: """
            sagt sagte sagten gesagt  erklärt erklärte erklärten  teilt teilte teilten  betont betonte betonten
            meint meinte meinten  behauptet behauptete behaupteten  warnt warnte warnten  kündigt kündigte kündigten
            schreibt schrieb schrieben  berichtet berichtete berichteten  versichert versicherte versicherten
            glaubt glaubte glaubten  hofft hoffte hofften  fordert forderte forderten  erwartet erwartete
            kritisiert kritisierte kritisierten  bestätigt bestätigte bestätigten  räumt räumte  gibt gab
            erläutert erläuterte  ergänzt ergänzte  antwortet antwortete  fragt fragte  twittert twitterte
            vermutet vermutete  fürchtet fürchtete  befürchtet befürchtete  verlangt verlangte  verspricht versprach
            mitteilte mitteilten mitgeteilt  ankündigte ankündigten angekündigt  einräumte bekräftigte bekräftigt
            bezeichnet bezeichnete  argumentiert argumentierte  weist wies
        """,
        Cue.REPORTING: "findet fand denkt dachte weiß wusste sieht sah heißt hieß",
        Cue.ACCORDING: "laut nach",
    }
)
_PASSIVES = words("wird werden wurde wurden worden")

GERMAN = Lexicon(
    cues=_CUES,
    participles=frozenset(),
    according={"laut": "", "nach": "angaben"},
    pronouns=words("er sie es wir ich man"),
    relatives=frozenset(),
    complementers=words("dass daß ob wie warum weshalb"),
    that=words("dass daß"),
    auxiliaries=_PASSIVES | words("hat haben hatte hatten ist sind war waren habe sei soll sollen will kann"),
    passives=_PASSIVES,
    adverbs=words("auch dann später nun erneut wieder bereits schon zudem außerdem weiter ebenfalls nicht jedoch"),
    conjunctions=words("und aber oder doch sondern"),
    subordinators=words("dass daß ob wie wenn weil als während da wo obwohl bevor nachdem damit denn"),
    fronting=words("während als wie obwohl nachdem da"),
    prepositions=words(
        "in im am an auf bei beim zu zum zur von vom mit für über nach vor seit aus durch gegen um ohne trotz wegen"
        " laut"
    ),
    links=words("in im für von vom aus bei beim zur"),
    adjuncts=words("in im am auf"),
    openers=words("heute gestern zuvor danach dabei dort dagegen hingegen"),
    determiners=words(
        "ein eine einen einem einer eines sein seine seinen seiner ihr ihre ihren kein keine den dem des"
    ),
    days=words("montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern morgen abend vormittag"),
    male=words("er"),
    female=words("sie"),
    male_titles=words("herr herrn"),
    female_titles=words("frau"),
    finite_endings=("te", "ten", "t"),
    verb_second=True,
    comma_before_clause=True,
)
