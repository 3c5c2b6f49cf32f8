"""The small words of each language, and its days and months: where a name ends, or goes on. It knows no names."""

FUNCTION = {
    "en": (
        "a about above according across after again against all almost along already also although always am amid"
        " among an and another any anyone anything are around as aside at be because been before behind being below"
        " beside besides between beyond both but by can could despite did do does don down during each either else"
        " even every everyone everything except few fewer finally first for from further had has have having he"
        " hence her here hers herself him himself his how however i if in indeed inside instead into is isn it its"
        " itself just last later less let like many may maybe me meanwhile might mine more moreover most much must"
        " my myself near neither never nevertheless next no nobody none nonetheless nor not nothing now of off often"
        " on once one only onto or other others otherwise our ours out outside over overall own per perhaps please"
        " rather same second several shall she should since so some somebody someone something sometimes soon still"
        " such than that the their theirs them themselves then there therefore these they this those though through"
        " throughout thus to today together tomorrow tonight too toward towards under unless unlike until up upon us"
        " very was we well were what whatever when whenever where whereas wherever whether which while who whoever"
        " whom whose why will with within without won would yes yesterday yet you your yours yourself two three four"
        " five six seven eight nine ten hundreds thousands millions dozens mr mrs ms i'm i've i'll i'd it's that's"
        " there's he's she's we're we've we'll you're you've they're they've don't didn't doesn't isn't aren't"
        " wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't what's here's let's who's"
    ),
    "de": (
        "aber ab alle allem allen aller alles als also am an andere anderen auch auf aus außer außerdem bei beide"
        " beim bereits bis bisher bislang da dabei dadurch dafür dagegen daher dahinter damals damit danach daneben"
        " dann daran darauf daraus darin darüber darum darunter das dass davon davor dazu dein dem den denn dennoch"
        " der deren derzeit des deshalb dessen die dies diese diesem diesen dieser dieses doch dort drei du durch"
        " eigentlich ein eine einem einen einer eines einige einigen einmal er erst es etwa etwas euch fast für ganz"
        " gar gegen gemeinsam genau gerade gleich gleichzeitig hat hatte hier hinter ich ihm ihn ihnen ihr ihre"
        " ihrem ihren ihrer im immer in indem ins inzwischen ist ja je jede jedem jeden jeder jedes jedoch jener"
        " jetzt kann kaum kein keine keinen keiner man manche mehr mehrere mein meine mit nach nachdem natürlich"
        " neben nein nicht nichts noch nun nur ob obwohl oder ohne rund schließlich schon sehr sei sein seine seinem"
        " seinen seiner seit seitdem sich sie sind so sobald sogar solche sollte sondern sonst sowie später statt"
        " trotz trotzdem über um und uns unser unsere unter viel viele vielleicht vier vom von vor während wann war"
        " warum was weder weil weiter weitere welche wenn wer werden wie wieder wird wir wo wohl wurde wurden zu"
        " zudem zuerst zuletzt zum zunächst zur zwar zwei zwischen heute gestern morgen neue neuer neues neuen erste"
        " ersten letzte zweite dritte"
    ),
    "fr": (
        "à afin ainsi alors après au aucun aucune aujourd aujourd'hui auparavant auquel aussi autre autres aux"
        " avant avec beaucoup bien c'est car ce ceci cela celle celles celui cependant certains certaines ces cet"
        " cette ceux chaque chez ci comme comment contre d'abord d'autres dans de déjà depuis des dès deux donc dont"
        " du durant elle elles en encore enfin ensuite entre est et eux face grâce hier hormis hors il ils j'ai je"
        " jusqu jusque l'un la là laquelle le lequel les lesquels leur leurs lors lorsque lorsqu lui ma mais malgré"
        " même mes mon ne ni nos notamment notre nous on or ou où outre par parce parmi pas pendant peu plus"
        " plusieurs pour pourquoi pourtant puis puisque qu quand quant que quel quelle quelles quelques quels qui"
        " quoi sa sans sauf se selon ses si sinon son sont sous suite sur ta tandis te tous tout toute toutefois"
        " toutes très trois tu un une vers voici voilà votre vous vu y quatre cinq dix c n s d l j m premier"
        " première dernier seconde"
    ),
    "es": (
        "a además ahí ahora al algo algunas algunos allí ambos ante antes apenas aquel aquella aquellos aquí así"
        " aún aunque ayer bajo bien cada casi como con contra cual cuál cuales cuando cuándo cuanto cuatro de debido"
        " del dentro desde después detrás donde dónde dos durante e el él ella ellas ellos en entonces entre era es"
        " esa esas ese eso esos esta está estas este esto estos fue fuera fueron ha hace hacia han hasta hay hoy"
        " igualmente incluso junto la las le les lo los luego más me mediante mi mientras mis mucho muchos muy nada"
        " ni ningún no nos nosotros nuestra nuestro nunca o otra otras otro otros para pero poco por porque"
        " posteriormente primer primera primero pues que qué quien quién quienes se según segundo ser si sí sin sino"
        " sobre sólo solo son su sus también tampoco tan tanto te tiene todas todo todos tras tres tu tuvo un una"
        " unas uno unos usted varias varios y ya yo cinco diez actualmente finalmente último última"
    ),
}

CALENDAR = {
    "en": (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
        " january february march april may june july august september october november december jan feb mar apr jun"
        " jul aug sep sept oct nov dec am pm gmt est edt pst pdt cet a.m. p.m."
    ),
    "de": (
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai"
        " juni juli august september oktober november dezember uhr"
    ),
    "fr": (
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août"
        " septembre octobre novembre décembre"
    ),
    "es": (
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto"
        " septiembre setiembre octubre noviembre diciembre"
    ),
}

PARTICLES = {
    "en": "al|ap|ar|arap|ben|bin|bint|da|dal|das|de|degli|dei|del|dela|della|den|der|di|dos|du|el|ibn|la|las|le|los"
    "|ould|ten|ter|ul|ur|van|von|zu",
    "de": "al|bin|da|de|del|della|di|dos|du|el|ibn|la|le|ten|ter|ul|van|van de[nr]|von|von de[nmr]|zu",
    "fr": "al|ben|bin|da|de|del|della|den|der|des|di|dos|du|el|ibn|la|le|les|van|von",
    "es": "al|ben|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|las|le|los|van|von",
}
"""Small words that stand inside names, between capitals."""
