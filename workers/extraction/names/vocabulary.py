"""The closed classes of words that rules about names rest on, by language. It knows no names."""

_FUNCTION = {
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

_CALENDAR = {
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

_HONORIFICS = {
    "en": "mr mrs ms miss mx dr prof sir dame lord lady madam hon rev fr",
    "de": "herr herrn frau dr prof",
    "fr": "m mm mme mmes mlle monsieur madame mademoiselle me dr pr",
    "es": "sr sra srta señor señora señorita don doña dr dra d dª",
}

_TITLES = {
    "en": (
        "president chancellor premier minister secretary governor gov senator sen congressman congresswoman"
        " representative rep lawmaker mayor councilman councilwoman councillor alderman speaker ambassador envoy"
        " consul commissioner attorney prosecutor justice judge magistrate sheriff marshal chief officer detective"
        " inspector constable sergeant sgt lieutenant lt captain capt commander cmdr major maj colonel col general"
        " gen admiral adm brigadier brig corporal cpl private pvt king queen prince princess duke duchess emperor"
        " sultan sheikh shaikh emir ayatollah imam mullah rabbi pope cardinal archbishop bishop monsignor msgr"
        " reverend father sister brother pastor professor doctor coach manager director chairman chairwoman"
        " chairperson chair ceo cfo coo founder editor analyst economist spokesman spokeswoman spokesperson leader"
        " superintendent supt trustee treasurer comptroller controller solicitor chaplain dean provost actor actress"
        " singer author writer quarterback midfielder striker defender goalkeeper pitcher secretary-general"
        " undersecretary whip mp sultana begum baron baroness countess earl governor-general viscount tsar czar aunt"
        " uncle"
    ),
    "de": (
        "präsident präsidentin bundespräsident bundespräsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin"
        " minister ministerin außenminister außenministerin innenminister innenministerin finanzminister"
        " finanzministerin verteidigungsminister verteidigungsministerin justizminister justizministerin"
        " wirtschaftsminister ministerpräsident ministerpräsidentin premierminister premierministerin premier"
        " vizekanzler vizepräsident us-präsident staatssekretär staatssekretärin bürgermeister bürgermeisterin"
        " oberbürgermeister landeshauptmann landesrat landesrätin senator senatorin abgeordneter abgeordnete"
        " botschafter general oberst hauptmann kommissar richter richterin staatsanwalt professor professorin"
        " direktor direktorin chef chefin vorsitzender vorsitzende sprecher sprecherin trainer trainerin kapitän"
        " könig königin kaiser kaiserin prinz prinzessin papst kardinal bischof erzbischof generalsekretär"
        " klubobmann obmann parteichef parteichefin regisseur autor schauspieler sänger komponist maler architekt"
        " bruder schwester vater mutter sohn tochter graf gräfin herzog herzogin fürst"
    ),
    "fr": (
        "président présidente ministre premier première chancelier chancelière sénateur sénatrice député députée"
        " maire gouverneur ambassadeur juge procureur commissaire général colonel capitaine amiral commandant"
        " lieutenant roi reine prince princesse duc duchesse empereur pape cardinal évêque archevêque professeur"
        " docteur directeur directrice entraîneur sélectionneur porte-parole secrétaire maître comte comtesse baron"
        " saint père frère"
    ),
    "es": (
        "presidente presidenta ministro ministra canciller senador senadora diputado diputada alcalde alcaldesa"
        " gobernador gobernadora embajador embajadora juez jueza fiscal comisario general coronel capitán almirante"
        " comandante teniente rey reina príncipe princesa duque duquesa emperador papa cardenal obispo arzobispo"
        " profesor profesora doctor doctora director directora entrenador portavoz secretario secretaria conde"
        " condesa barón santo padre"
    ),
}

_TITLE_PARTS = {
    "en": (
        "prime vice deputy foreign finance defence defense interior home external affairs internal justice health"
        " education trade energy agriculture transport labor labour environment state treasury budget development"
        " economy economic industry information culture sports housing attorney assistant associate acting former ex"
        " chief executive senior junior special general lieutenant district national security adviser advisor aide"
        " majority minority opposition managing police fire first lady crown press maj brig army navy under-"
        " secretary technology science social welfare rural urban water railway civil aviation petroleum oil"
        " commerce tourism youth planning and business financial operating staff sgt co-chairman head research team"
    ),
    "de": "stellvertretende stellvertretender ehemalige ehemaliger frühere früherer",
    "fr": "vice ancien ancienne premier",
    "es": "primer primera vice ex",
}

_PARTICLES = {
    "en": "al|ap|ar|arap|ben|bin|bint|da|dal|das|de|degli|dei|del|dela|della|den|der|di|dos|du|el|ibn|la|las|le|los"
    "|ould|ten|ter|ul|ur|van|von|zu",
    "de": "al|bin|da|de|del|della|di|dos|du|el|ibn|la|le|ten|ter|ul|van|van de[nr]|von|von de[nmr]|zu",
    "fr": "al|ben|bin|da|de|del|della|den|der|des|di|dos|du|el|ibn|la|le|les|van|von",
    "es": "al|ben|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|las|le|los|van|von",
}
"""Small words that stand inside names, between capitals."""

_THINGS = {
    "en": (
        "ac ad ai aids am api atm ba bc bce bs ce cd cds cd-rom ceo cfo cpu dc dj dna dvd dvds e-mail et ep eps est"
        " fm ft gdp ghz gmt gop gps hd hiv html id ipo iq it khz km kw lcd led lgbt lp ma mba mhz mp mps mp3 msc mw"
        " ngo ngos ok pc pcs pdf phd pm pr pt r&b ram rna rpg sms suv suvs tv tvs ufo url usb usd utc vat vcr vhs"
        " vip vips vs wi-fi www internet web god christmas easter ramadan hanukkah thanksgiving islam christianity"
        " judaism catholicism hinduism buddhism communism bible koran quran holocaust olympics olympic nobel"
        " pulitzer grammy oscar emmy english latin ii iii iv vi vii viii ix xi xii mother father mom dad grandma"
        " grandpa mum"
    ),
    "de": "aids cd cds dna dvd gmbh hiv ii iii iv lp pc pcs tv usb vs vi vii",
    "fr": "adn cd dvd ii iii iv internet lp pc pib sida tv usb vi vii xix xx xxi xviii xvii xvi xv",
    "es": "adn cd dvd ep ii iii iv internet lp pc pib sida tv unk usb usd vi vii xix xx xxi xviii xvii xvi xv",
}

_DEMONYMS = {
    "en": (
        "afghan afghans african africans albanian albanians algerian algerians american americans angolan angolans"
        " arab arabs argentine argentines argentinian armenian armenians asian asians australian australians"
        " austrian austrians azerbaijani bahraini balkan bangladeshi bangladeshis basque basques bavarian belarusian"
        " belgian belgians bolivian bolivians bosnian bosnians brazilian brazilians british briton britons bulgarian"
        " bulgarians burmese byzantine cambodian cambodians cameroonian canadian canadians caribbean catalan chechen"
        " chechens chilean chileans chinese colombian colombians congolese croat croatian croatians croats cuban"
        " cubans cypriot cypriots czech czechs dane danes danish dominican dutch ecuadorean ecuadorian egyptian"
        " egyptians english englishman eritrean eritreans estonian estonians ethiopian ethiopians european europeans"
        " filipino filipinos finn finnish finns flemish french frenchman georgian georgians german germans ghanaian"
        " ghanaians greek greeks guatemalan guatemalans haitian haitians honduran hondurans hungarian hungarians"
        " icelandic indian indians indonesian indonesians iranian iranians iraqi iraqis irish irishman israeli"
        " israelis italian italians ivorian jamaican jamaicans japanese jordanian jordanians kazakh kenyan kenyans"
        " korean koreans kurd kurdish kurds kuwaiti kuwaitis kyrgyz lao laotian latino latinos latvian latvians"
        " lebanese liberian liberians libyan libyans lithuanian lithuanians macedonian macedonians malawian"
        " malaysian malaysians malian maltese mexican mexicans moldovan mongolian moroccan moroccans mozambican"
        " namibian nepalese nepali nicaraguan nicaraguans nigerian nigerians norwegian norwegians omani pakistani"
        " pakistanis palestinian palestinians panamanian paraguayan persian peruvian peruvians pole poles polish"
        " portuguese qatari romanian romanians russian russians rwandan rwandans salvadoran saudi saudis"
        " scandinavian scot scots scottish senegalese serb serbian serbians serbs sicilian singaporean slovak"
        " slovaks slovenian somali somalis soviet soviets spaniard spaniards spanish sudanese swede swedes swedish"
        " swiss syrian syrians taiwanese tajik tamil tamils tanzanian tanzanians thai thais tibetan tibetans"
        " togolese tunisian tunisians turk turkish turkmen turks ugandan ugandans ukrainian ukrainians uruguayan"
        " uzbek venezuelan venezuelans vietnamese welsh yemeni yemenis yugoslav yugoslavs zairian zambian zambians"
        " zimbabwean zimbabweans anglican baptist buddhist buddhists catholic catholics christians evangelical hindu"
        " hindus hispanic hispanics islamic islamist islamists jew jewish jews lutheran methodist mormon mormons"
        " muslim muslims orthodox presbyterian protestant protestants shia shiite shiites sikh sikhs sunni sunnis"
        " hutu hutus tutsi tutsis californian texan londoner parisian republican republicans democrat democrats"
        " democratic conservative conservatives socialist socialists marxist marxists"
    ),
    "de": (
        "deutsche deutschen deutscher franzose franzosen amerikaner russe russen brite briten italiener spanier"
        " österreicher schweizer türke türken pole chinese chinesen japaner europäer araber israeli israelis"
        " palästinenser iraner grieche griechen ungar ukrainer"
    ),
    "fr": (
        "français française américain américains allemand allemands anglais britanniques italien italiens espagnol"
        " espagnols russe russes chinois japonais européen européens arabe arabes israélien israéliens palestiniens"
        " belges suisses turcs grecs algériens marocains tunisiens parisiens"
    ),
    "es": "",
}
_ORGANISATION_HEADS = {
    "en": (
        "academy administration agency airlines airways alliance army assembly associates association authority"
        " bank bancorp bancshares board brothers broadcasting bureau cabinet center centre chamber church cia club"
        " co coalition college command commission committee commonwealth communications community companies company"
        " confederation conference congress consortium cooperative corp corporation council court courts directorate"
        " department dept enterprises exchange faculty federation fc firm force forces foundation fund gazette group"
        " guard headquarters herald holdings hospital inc incorporated industries institute institution"
        " international investments journal laboratories laboratory league ltd llc llp magazine ministry mission"
        " motors movement museum navy network news newspaper newspapers office orchestra organisation organization"
        " panel parliament partners partnership party pc philharmonic plc police post press productions records"
        " regiment reserve resources school schools secretariat securities senate service services shipyard society"
        " studios subcommittee symphony syndicate systems task technologies telecom television theatre times tribune"
        " tribunal trust unit union united universities university ventures weekly workers"
    ),
    "de": (
        "akademie agentur ag amt bank behörde bund bundesamt bundesbank bundesgericht bundesrat bundestag fakultät"
        " fc fraktion gericht gesellschaft gewerkschaft gmbh gruppe hochschule holding institut kammer kommission"
        " konzern kg kirche klub kongress krankenhaus landtag liga ministerium museum nationalrat orchester"
        " parlament partei polizei rat sender stiftung sv tsv universität unternehmen verband verein verlag zeitung"
        " zentrum"
    ),
    "fr": (
        "académie agence assemblée association banque bureau cabinet centre chambre club comité commission"
        " compagnie confédération conseil cour école église fédération fondation groupe hôpital institut ministère"
        " musée office organisation parlement parti police sénat société syndicat tribunal union université"
    ),
    "es": (
        "academia agencia alianza asamblea asociación ayuntamiento banco cámara centro club comisión comité"
        " compañía confederación congreso consejo corporación corte ejército escuela facultad federación fundación"
        " grupo hospital instituto ministerio museo organización parlamento partido policía sindicato sociedad"
        " tribunal unión universidad"
    ),
}

_PLACE_HEADS = {
    "en": (
        "airport avenue base bay beach boulevard bridge canal cape circle city coast county creek desert district"
        " forest gulf harbor harbour grounds heights hill hills island islands isle lake lakes monument mount"
        " mountain mountains ocean oblast park peninsula plains plateau point plaza port prefecture province quarter"
        " region ridge river road sea square state strait street suburb territories territory town township valley"
        " village"
    ),
    "de": "bezirk berg brücke bundesland fluss gebirge insel kanton kreis landkreis meer see stadt straße tal wald",
    "fr": (
        "avenue baie canton cap commune département fleuve forêt île îles lac mer mont montagne océan place région"
        " rivière rue vallée ville"
    ),
    "es": (
        "avenida bahía cabo calle ciudad cordillera departamento estado isla islas lago mar montaña monte municipio"
        " océano plaza provincia puerto región río sierra valle"
    ),
}

_OTHER_HEADS = {
    "en": (
        "act agreement amendment anniversary award awards bible bill bowl ceremony championship championships"
        " christmas classic clause code constitution convention crisis cup day decade declaration derby easter"
        " election elections era eve festival final finals games grand holocaust initiative law marathon medal month"
        " night nights olympics open oscar plan prize proclamation program programme project prix protocol race"
        " ramadan report revolution rule season series show stakes summit symphony test times tour tournament treaty"
        " trophy war week weekend year"
    ),
    "de": "gesetz krieg meisterschaft pokal preis revolution spiele vertrag weltkrieg",
    "fr": "accord championnat coupe festival guerre jeux loi prix révolution tour traité",
    "es": "acuerdo campeonato copa festival guerra juegos ley premio revolución torneo tratado",
}


PARTICLES = _PARTICLES

LANGUAGES = ("en", "de", "fr", "es")

FUNCTION, CALENDAR, HONORIFIC, TITLE, TITLE_PART, ORGANISATION, PLACE, OTHER, DEMONYM, THING, COMMON, GIVEN = (
    1 << bit for bit in range(12)
)
"""What a word may be: bits, since it may be several. Common words and given names are learned."""

_CLASSES = (
    (FUNCTION, _FUNCTION),
    (CALENDAR, _CALENDAR),
    (HONORIFIC, _HONORIFICS),
    (TITLE, _TITLES),
    (TITLE_PART, _TITLE_PARTS),
    (ORGANISATION, _ORGANISATION_HEADS),
    (PLACE, _PLACE_HEADS),
    (OTHER, _OTHER_HEADS),
    (DEMONYM, _DEMONYMS),
    (THING, _THINGS),
)


def word_classes(language: str) -> dict[str, int]:
    """The classes of the language's words, lower-cased and without a closing dot."""
    classes: dict[str, int] = {}
    for bit, words in _CLASSES:
        for word in words[language].split():
            classes[word] = classes.get(word, 0) | bit
    return classes


def head_of(language: str) -> int:
    """The index of the word of a name that tells what it is: `Bank of Norland`, `Norland Bank`."""
    return 0 if language in ("fr", "es") else -1
