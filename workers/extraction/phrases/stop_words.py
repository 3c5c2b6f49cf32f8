"""Words that say nothing of what an article is about, by language. It knows no articles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_letters

_LISTS = {
    "en": """
        a about above according across actively actually added after again against ago ahead all allow almost
        along already also although always am amid among an and announced another any anyone anything are
        around as asked at away back be became because become been before began behind being believe below best
        better between big both bring but by call called came can cannot come comes coming could currently day
        days despite did do does doing done down due during each earlier early either else end enough
        especially even ever every everyone expected far few fewer first following for found four from full
        further gave get gets getting give given go goes going gone good got great had happen happened has have
        having he held help her here herself high him himself his hold how however hundred i if in including
        inside instead into is it its itself just keep kept know known large last late later latest least left
        less let like likely little long look made major make makes making man many may me mean means meanwhile
        might million billion month months more most much must my near nearly need never next no nor not
        nothing now number of off often old on once one only or other others our out over own part past people
        per percent pct perhaps place point put quite rather read really recent recently remain remains report
        reported right said same saw say saying says second see seem seems seen set several shall she should
        show showed shows side since six small so some someone something soon spokesman spokeswoman start
        started still story such sure take taken taking tell ten than thank that the their them themselves then
        there these they thing things think third this those though thought thousand three through thursday
        friday saturday sunday monday tuesday wednesday january february march april june july august september
        october november december jan feb mar apr jun jul aug sep sept oct nov dec time times to today together
        told tomorrow tonight too took top toward towards try trying two under until up upon us use used using
        very want wanted wants was way we week weeks well went were what when where whether which while who
        whole whom whose why will with within without work would year years yes yesterday yet you young your mr
        mrs ms dr sen rep gov afp ap reuters photo file copyright click caption image images getty playback
        advertisement mln dlrs dollars five seven eight nine i'm it's don't didn't doesn't can't won't isn't
        wasn't that's there's they're we're you're he's she's i've we've they've couldn't wouldn't aren't
        weren't haven't hasn't allegedly approximately increasingly previously reportedly significantly
        slightly
        """,
    "de": """
        ab aber alle allem allen aller alles als also alten am an ander andere anderem anderen anderer anderes
        auch auf aus bei beide beiden beim bekannt bereits bis bisher bleibt brauchen da dabei dadurch dafür
        dagegen daher damit danach dann daran darauf darf darin darüber darum das dass davon dazu dein dem den
        denen denn dennoch der deren derzeit des deshalb dessen deutlich die dies diese diesem diesen dieser
        dieses doch dort drei du durch dürfen dürfte eher eigentlich ein eine einem einen einer eines einige
        einigen einmal ende er erklärte erst erste ersten es etwa etwas euch euro fast früher fünf für gab ganz
        gar geben gegen gegenüber geht gehen gehe gekommen gemacht gerade ging gibt gilt große großen großer
        gut habe haben hält hätte hätten hat hatte hatten heute hier hin hinter ich ihm ihn ihnen ihr ihre
        ihrem ihren ihrer ihres im immer in indem infolge innerhalb insgesamt ins ist ja jahr jahre jahren
        jahres je jede jedem jeden jeder jedes jedoch jene jetzt kam kann kaum kein keine keinen keiner klar
        könne können könnte könnten kommen kommt lässt lassen laut lange letzte letzten liegt machen macht mal
        man mehr mehrere mein meine meisten menschen millionen milliarden mit mittlerweile möchte montag
        dienstag mittwoch donnerstag freitag samstag sonntag muss müssen müsse musste nach nachdem nah nächste
        nächsten natürlich neben nein neu neue neuen neuer neues nicht nichts nie noch nun nur ob oder ohne per
        prozent rund sagt sagte schon sehen sehr sei seien sein seine seinem seinen seiner seines seit selbst
        sich sie sieht sind so sogar soll solle sollen sollte sollten sondern sonst sowie später stand stehen
        steht statt stärker tag tage tagen tatsächlich teil tun über überhaupt um und uns unser unsere unter
        unterdessen viel viele vielen vier vom von vor während war wäre waren warum was wegen weil weit weiter
        weitere weiteren weiterhin welche wenig weniger wenn wer werde werden wichtig wie wieder will wir wird
        wo wohl wolle wollen wollte worden wurde würde wurden würden zehn zeigt zeit zu zudem zuletzt zum zur
        zurück zwar zwei zwischen sprecher kommenden vergangenen januar februar märz april mai juni juli august
        september oktober november dezember uhr apa dpa
        """,
    "fr": """
        a à afin ai ainsi alors an année années ans après assez au aucun aucune aujourd'hui auparavant aura
        aurait aussi autant autre autres aux avaient avait avant avec avoir beaucoup bien bon c'est c'était car
        ce ceci cela celle celles celui cent cependant certain certaine certaines certains ces cet cette ceux
        chaque chez cinq comme comment contre d'abord d'autres d'un d'une dans de déjà depuis dernière dernier
        derniers des deux devait devant devrait dire dit dix doit doivent donc dont du durant elle elles en
        encore enfin ensuite entre environ est et étaient était été être eu eux expliqué explique faire fait
        faut fois font grand grande grands huit il ils jamais je jour jours juste jusqu'à l'an l'un l'une la là
        le les leur leurs lors lorsque lui ma mais mal malgré me même mêmes mes mieux millions milliards mis
        mois moins mon n'a n'est n'ont ne neuf ni non nos notamment notre nous nouveau nouvelle nouvelles on
        ont onze or ou où par parce parfois parmi pas pendant personnes peu peut peuvent peut-être plupart plus
        plusieurs plutôt point pour pourquoi pourrait pourtant pouvait premier première près presque pris puis
        qu'elle qu'il qu'ils qu'on qu'un qu'une quand quatre que quel quelle quelque quelques qui quoi rien
        s'est sa sans se sept sera serait seront ses seul seulement si six soit son sont sous souvent sur
        surtout ta tandis tant te tel telle temps tous tout toute toutes très trois trop tu un une va vers veut
        vient voir vont vos votre vous vraiment y janvier février mars avril mai juin juillet août septembre
        octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche ajoute ajouté affirmé
        déclaré selon étant j'ai l'on s'il n'y
        """,
    "es": """
        a actualmente además afirmó ahora al algo alguna algunas alguno algunos allí ante antes año años aquí
        así aun aún aunque ayer bajo bien cada casi cinco como cómo con contra cosa cosas cual cuales cualquier
        cuando cuatro cuenta da dar de debe deben debido decir dejó del desde después día días dice dicho
        dieron diez dijo donde dos durante e el él ella ellas ellos embargo en entonces entre era eran es esa
        esas ese eso esos esta ésta está están estar estas este éste esto estos estuvo explicó fin fue fueron
        gran grande grandes ha había habían hace hacer hacia han hasta hay haya hecho hemos hizo hoy igual
        incluso informe ir la las le les llegar llevó lo los luego lugar mal mañana mas más mayor me media
        medio mejor menos mes meses mi mientras mil millones mis mismo misma mucho mucha muchas muchos muy nada
        ni ningún ninguna no nos nosotros nueva nuevas nuevo nuevos nunca o ocho otra otras otro otros para
        parte pasado pero personas poco podría poder por porque primer primera primero pudo pueda puede pueden
        pues que qué quedó quien quién quienes se sea sean según segundo seis ser será sería sí si sido siempre
        siete sin sino sobre solo sólo son su sus tal también tan tanto te tendrá tener tercera tiempo tiene
        tienen toda todas todavía todo todos tras tres tu tuvo última último un una unas uno unos va van varias
        varios veces ver vez y ya yo enero febrero marzo abril mayo junio julio agosto septiembre octubre
        noviembre diciembre lunes martes miércoles jueves viernes sábado domingo señaló aseguró agregó
        """,
}
_LETTERS = frozenset(ascii_letters)
"""Single ones are initials and the like."""


def _forms(words: Iterable[str]) -> Iterator[str]:
    """Words as they may be written: in small letters, with a capital, in capitals."""
    for word in words:
        yield from (word, word.capitalize(), word.upper())


_STOP_WORDS = {language: frozenset(_forms(words.split())) | _LETTERS for language, words in _LISTS.items()}

_HALF_WORDS = {
    "en": "new former senior final current total previous additional potential key leading general special main real",
    "de": "deutsche deutschen neuer ehemalige ehemaligen",
    "fr": "ancien ancienne présent principal",
    "es": "antiguo principal actual general",
}
_HALF = {language: frozenset(words.split()) for language, words in _HALF_WORDS.items()}
_HALF_ENDING = {"en": "ed"}

_SHORT_MAX = 3
_USUAL_MAX = 6
_USUAL_MIN = 3
_USUAL_SHARE = 1 / 60


def stop_words(language: str) -> frozenset[str] | None:
    """Those of a language, given as its BCP 47 primary tag, as they are written; None where they are not known."""
    return _STOP_WORDS.get(language)


def guess_stop_words(words: Sequence[str]) -> frozenset[str]:
    """Of a text the words that are very short, and those that are short and everywhere."""
    often = max(len(words) * _USUAL_SHARE, _USUAL_MIN)
    counts = Counter(words)
    short = [word for word in counts if len(word) <= _USUAL_MAX]
    return _LETTERS.union(
        [word for word in short if len(word) <= _SHORT_MAX],
        _forms([word for word in short if counts[word] > often]),
    )


def is_half(word: str, language: str) -> bool:
    """Whether a word says something beside others, but nothing alone: `new`, `charged`."""
    ending = _HALF_ENDING.get(language)
    return word in _HALF.get(language, ()) or (ending is not None and word.endswith(ending))
