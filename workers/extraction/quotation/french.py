"""French words that tell who said what. A group holds the forms of each of its verbs that are cues."""

from itertools import product

from workers.extraction.quotation.lexicon import Cue, Lexicon, cues, words

_WITH_PRONOUN = frozenset(
    verb + ending
    for verb, ending in product(
        words("dit affirme explique ajoute précise estime assure souligne déclare poursuit écrit rappelle conclut"),
        ("-il", "-elle", "-t-il", "-t-elle", "-ils", "-on", "-t-on"),
    )
)
_THAT = words("que qu'il qu'elle qu'ils qu'elles qu'on qu'un qu'une qu'en qu'au")
_CUES = cues(
    {
        Cue.SAYING: """
            dit disent disait déclare déclarent déclaré  affirme affirment affirmé  explique expliquent expliqué
            ajoute ajoutent ajouté  précise précisent précisé  estime estiment estimé  assure assurent assuré
            annonce annoncent annoncé  indique indiquent indiqué  souligne soulignent souligné
            rappelle rappellent rappelé  écrit écrivent  raconte racontent raconté  confirme confirment confirmé
            prévient averti  dénonce dénoncent dénoncé  conclut conclu  poursuit poursuivi  lance lancé  répond répondu
            reconnaît reconnu  promet promis  demande demandé  juge jugé  pense pensent  croit croient  espère espèrent
            craint craignent  soutient soutenu  martelé martèle  tweeté  insisté insiste  regretté regrette
            affirmant ajoutant précisant estimant expliquant indiquant soulignant assurant déclarant
        """,
        Cue.ACCORDING: "selon d'après",
    }
) | dict.fromkeys(_WITH_PRONOUN, Cue.SAYING)
_PASSIVES = words("est sont été était étaient fut")
_PRONOUNS = _WITH_PRONOUN | words(
    "il elle ils elles on nous je qui a-t-il a-t-elle ont-ils ont-elles a-t-on avait-il avait-elle"
)

FRENCH = Lexicon(
    cues=_CUES,
    participles=frozenset(word for word in _CUES if word.endswith("ant")),
    according={"selon": "", "d'après": ""},
    pronouns=_PRONOUNS,
    relatives=words("qui"),
    complementers=_THAT | words("si comment pourquoi"),
    that=_THAT,
    auxiliaries=_PASSIVES | words("a ont avait avaient aura ai avons pas n'a"),
    passives=_PASSIVES,
    adverbs=words("aussi ensuite également notamment encore déjà ainsi toutefois enfin toujours"),
    conjunctions=words("et mais ou"),
    subordinators=_THAT | words("quand si parce comme alors tandis où dont qui lorsque puisque"),
    fronting=words("comme alors quand lorsque tandis"),
    prepositions=words(
        "à au aux en dans de du des d'un d'une sur sous pour par avec sans lors après avant depuis pendant chez vers"
        " selon"
    ),
    links=words("de du des à au aux d'un d'une en chez pour"),
    adjuncts=words("en dans sur à au"),
    openers=words("hier aujourd'hui jeudi vendredi"),
    determiners=words("un une sa son ses leur leurs la les l'un"),
    days=words("lundi mardi mercredi jeudi vendredi samedi dimanche hier"),
    male=frozenset(word for word in _PRONOUNS if word.endswith("il")),
    female=frozenset(word for word in _PRONOUNS if word.endswith("elle")),
    male_titles=words("m monsieur"),
    female_titles=words("mme madame mlle"),
    finite_endings=("é",),
)
