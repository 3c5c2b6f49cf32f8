"""Spanish words that tell who said what. A group holds the forms of each of its verbs that are cues."""

from workers.extraction.quotation.lexicon import Cue, Lexicon, cues, words

_CUES = cues(
    {
        Cue.SAYING: """
            dice dicen dijo dijeron dicho decía  afirma afirman afirmó afirmaron afirmado  explica explicó explicaron
            añade añadió añadieron  señala señaló señalaron señalado  asegura aseguran aseguró aseguraron asegurado
            anuncia anunció anunciaron anunciado  indica indicó indicaron indicado  declara declaró declararon declarado
            sostiene sostuvo sostuvieron  advierte advirtió advirtieron advertido  destaca destacó destacaron
            subraya subrayó  reconoce reconoció reconocido  escribe escribió  informa informó informaron informado
            confirma confirmó confirmaron  denuncia denunció denunciaron  cree creen creía  piensa piensan
            espera esperan  teme temen  considera consideró consideran  opina opinó  recuerda recordó  insiste insistió
            agrega agregó agregaron  manifestó manifestaron  apuntó apunta  concluyó concluye  respondió responde
            preguntó pregunta  prometió promete  pidió pide  contó cuenta  comentó comenta  lamentó lamenta
            tuiteó reiteró reitera  admitió admite  negó niega  detalló precisó  expresó
            diciendo afirmando añadiendo asegurando señalando explicando
        """,
        Cue.ACCORDING: "según",
    }
)
_PASSIVES = words("es son fue fueron sido era eran")

SPANISH = Lexicon(
    cues=_CUES,
    participles=frozenset(word for word in _CUES if word.endswith("ndo")),
    according={"según": ""},
    pronouns=words("él ella ellos ellas usted yo nosotros quien quienes"),
    relatives=words("quien quienes"),
    complementers=words("que si cómo cuándo dónde"),
    that=words("que"),
    auxiliaries=_PASSIVES | words("ha han había habían he hemos no se le les"),
    passives=_PASSIVES,
    adverbs=words("también además luego después ahora ya todavía siempre nunca así este"),
    conjunctions=words("y e o pero u"),
    subordinators=words("que si cuando porque como mientras donde aunque pues quien"),
    fronting=words("mientras cuando como aunque según"),
    prepositions=words("a al en de del con por para sobre desde hasta entre tras durante sin ante contra según"),
    links=words("de del en para por a al"),
    adjuncts=words("en a al"),
    openers=words("ayer hoy"),
    determiners=words("un una su sus el los las cada"),
    days=words("lunes martes miércoles jueves viernes sábado domingo ayer hoy"),
    male=words("él"),
    female=words("ella"),
    male_titles=words("señor sr don"),
    female_titles=words("señora sra doña"),
    finite_endings=("ó", "on"),
)
