"""Words that say nothing of what an article is about, by language. It knows no articles."""

_LISTS = {
    "en": """
        a about above according across actually added after again against ago ahead all allow almost along already also
        although always am amid among an and announced another any anyone anything are around as asked at away back be
        became because become been before began behind being believe below best better between big both bring but by
        call called came can cannot come comes coming could currently day days despite did do does doing done down due
        during each earlier early either else end enough especially even ever every everyone expected far few fewer first
        following for former found four from full further gave get gets getting give given go goes going gone good got
        great had happen happened has have having he held help her here herself high him himself his hold how however
        hundred i if in including inside instead into is it its itself just keep kept know known large last late later
        latest least left less let like likely little long look made major make makes making man many may me mean means
        meanwhile might million billion month months more most much must my near nearly need never new next no nor not
        nothing now number of off often old on once one only or other others our out over own part past people per
        percent pct perhaps place point put quite rather read really recent recently remain remains report reported
        right said same saw say saying says second see seem seems seen set several shall she should show showed shows
        side since six small so some someone something soon spokesman spokeswoman start started still story such sure
        take taken taking tell ten than thank that the their them themselves then there these they thing things think
        third this those though thought thousand three through thursday friday saturday sunday monday tuesday wednesday
        january february april june july august september october november december jan feb mar apr jun jul aug sep sept
        oct nov dec time times to today together told tomorrow tonight too took top toward towards try trying two under
        until up upon us use used using very want wanted wants was way we week weeks well went were what when where
        whether which while who whole whom whose why will with within without work would year years yes yesterday yet
        you young your mr mrs ms dr sen rep gov afp ap reuters photo file copyright click mln dlrs dollars five seven
        eight nine i'm it's don't didn't doesn't can't won't isn't wasn't that's there's they're we're you're he's she's
        i've we've they've couldn't wouldn't aren't weren't haven't hasn't
        """,
    "de": """
        ab aber alle allem allen aller alles als also alten am an ander andere anderem anderen anderer anderes auch auf
        aus bei beide beiden beim bekannt bereits bis bisher bleibt brauchen da dabei dadurch daf\u00fcr dagegen daher damit
        danach dann daran darauf darf darin dar\u00fcber darum das dass davon dazu dein dem den denen denn dennoch der deren
        derzeit des deshalb dessen deutlich die dies diese diesem diesen dieser dieses doch dort drei du durch d\u00fcrfen
        d\u00fcrfte eher eigentlich ein eine einem einen einer eines einige einigen einmal ende er erkl\u00e4rte erst erste
        ersten es etwa etwas euch euro fast fr\u00fcher f\u00fcnf f\u00fcr gab ganz gar geben gegen gegen\u00fcber geht gehen gehe
        gekommen gemacht gerade ging gibt gilt gro\u00dfe gro\u00dfen gro\u00dfer gut habe haben h\u00e4lt h\u00e4tte h\u00e4tten hat hatte hatten
        heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem infolge innerhalb
        insgesamt ins ist ja jahr jahre jahren jahres je jede jedem jeden jeder jedes jedoch jene jetzt kam kann kaum
        kein keine keinen keiner klar k\u00f6nne k\u00f6nnen k\u00f6nnte k\u00f6nnten kommen kommt l\u00e4sst lassen laut lange letzte letzten
        liegt machen macht mal man mehr mehrere mein meine meisten menschen millionen milliarden mit mittlerweile m\u00f6chte
        montag dienstag mittwoch donnerstag freitag samstag sonntag muss m\u00fcssen m\u00fcsse musste nach nachdem nah n\u00e4chste
        n\u00e4chsten nat\u00fcrlich neben nein neu neue neuen neuer neues nicht nichts nie noch nun nur ob oder ohne per prozent
        rund sagt sagte schon sehen sehr sei seien sein seine seinem seinen seiner seines seit selbst sich sie sieht sind
        so sogar soll solle sollen sollte sollten sondern sonst sowie sp\u00e4ter stand stehen steht statt st\u00e4rker tag tage
        tagen tats\u00e4chlich teil tun \u00fcber \u00fcberhaupt um und uns unser unsere unter unterdessen viel viele vielen vier vom
        von vor w\u00e4hrend war w\u00e4re waren warum was wegen weil weit weiter weitere weiteren weiterhin welche wenig weniger
        wenn wer werde werden wichtig wie wieder will wir wird wo wohl wolle wollen wollte worden wurde w\u00fcrde wurden
        w\u00fcrden zehn zeigt zeit zu zudem zuletzt zum zur zur\u00fcck zwar zwei zwischen sprecher kommenden vergangenen
        januar februar m\u00e4rz april mai juni juli august september oktober november dezember uhr apa dpa
        """,
    "fr": """
        a \u00e0 afin ai ainsi alors an ann\u00e9e ann\u00e9es ans apr\u00e8s assez au aucun aucune aujourd'hui auparavant aura aurait aussi
        autant autre autres aux avaient avait avant avec avoir beaucoup bien bon c'est c'\u00e9tait car ce ceci cela celle
        celles celui cent cependant certain certaine certaines certains ces cet cette ceux chaque chez cinq comme comment
        contre d'abord d'autres d'un d'une dans de d\u00e9j\u00e0 depuis derni\u00e8re dernier derniers des deux devait devant devrait
        dire dit dix doit doivent donc dont du durant elle elles en encore enfin ensuite entre environ est et \u00e9taient
        \u00e9tait \u00e9t\u00e9 \u00eatre eu eux expliqu\u00e9 explique faire fait faut fois font grand grande grands huit il ils jamais je
        jour jours juste jusqu'\u00e0 l'an l'un l'une la l\u00e0 le les leur leurs lors lorsque lui ma mais mal malgr\u00e9 me m\u00eame m\u00eames
        mes mieux millions milliards mis mois moins mon n'a n'est n'ont ne neuf ni non nos notamment notre nous nouveau
        nouvelle nouvelles on ont onze or ou o\u00f9 par parce parfois parmi pas pendant personnes peu peut peuvent peut-\u00eatre
        plupart plus plusieurs plut\u00f4t point pour pourquoi pourrait pourtant pouvait premier premi\u00e8re pr\u00e8s presque pris
        puis qu'elle qu'il qu'ils qu'on qu'un qu'une quand quatre que quel quelle quelque quelques qui quoi rien s'est
        sa sans se sept sera serait seront ses seul seulement si six soit son sont sous souvent sur surtout ta tandis tant
        te tel telle temps tous tout toute toutes tr\u00e8s trois trop tu un une va vers veut vient voir vont vos votre vous
        vraiment y janvier f\u00e9vrier mars avril mai juin juillet ao\u00fbt septembre octobre novembre d\u00e9cembre lundi mardi
        mercredi jeudi vendredi samedi dimanche ajoute ajout\u00e9 affirm\u00e9 d\u00e9clar\u00e9 selon
        """,
    "es": """
        a actualmente adem\u00e1s afirm\u00f3 ahora al algo alguna algunas alguno algunos all\u00ed ante antes a\u00f1o a\u00f1os aqu\u00ed as\u00ed aun
        a\u00fan aunque ayer bajo bien cada casi cinco como c\u00f3mo con contra cosa cosas cual cuales cualquier cuando cuatro
        cuenta da dar de debe deben debido decir dej\u00f3 del desde despu\u00e9s d\u00eda d\u00edas dice dicho dieron diez dijo donde dos
        durante e el \u00e9l ella ellas ellos embargo en entonces entre era eran es esa esas ese eso esos esta \u00e9sta est\u00e1 est\u00e1n
        estar estas este \u00e9ste esto estos estuvo explic\u00f3 fin fue fueron gran grande grandes ha hab\u00eda hab\u00edan hace hacer
        hacia han hasta hay haya hecho hemos hizo hoy igual incluso informe ir la las le les llegar llev\u00f3 lo los luego
        lugar mal ma\u00f1ana mas m\u00e1s mayor me media medio mejor menos mes meses mi mientras mil millones mis mismo misma mucho
        mucha muchas muchos muy nada ni ning\u00fan ninguna no nos nosotros nueva nuevas nuevo nuevos nunca o ocho otra otras
        otro otros para parte pasado pero personas poco podr\u00eda poder por porque primer primera primero pudo pueda puede
        pueden pues que qu\u00e9 qued\u00f3 quien qui\u00e9n quienes se sea sean seg\u00fan segundo seis ser ser\u00e1 ser\u00eda s\u00ed si sido siempre
        siete sin sino sobre solo s\u00f3lo son su sus tal tambi\u00e9n tan tanto te tendr\u00e1 tener tercera tiempo tiene tienen toda
        todas todav\u00eda todo todos tras tres tu tuvo \u00faltima \u00faltimo un una unas uno unos va van varias varios veces ver vez
        y ya yo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes
        mi\u00e9rcoles jueves viernes s\u00e1bado domingo se\u00f1al\u00f3 asegur\u00f3 agreg\u00f3
        """,
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
"""In small letters, with straight apostrophes."""
