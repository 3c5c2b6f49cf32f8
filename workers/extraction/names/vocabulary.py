"""The closed classes of words that rules about names rest on, by language. It knows no names."""

from workers.extraction.names import small_words

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

LANGUAGES = ("en", "de", "fr", "es")

_CLOSING = dict.fromkeys(LANGUAGES, "inc corp co cos ltd llc plc jr")
"""What no name goes on behind."""

FUNCTION, CALENDAR, HONORIFIC, TITLE, TITLE_PART, ORGANISATION, PLACE, OTHER, DEMONYM, THING, CLOSING, COMMON, GIVEN = (
    1 << bit for bit in range(13)
)
"""What a word may be: bits, since it may be several. Common words and given names are learned."""

_CLASSES = (
    (FUNCTION, small_words.FUNCTION),
    (CALENDAR, small_words.CALENDAR),
    (HONORIFIC, _HONORIFICS),
    (TITLE, _TITLES),
    (TITLE_PART, _TITLE_PARTS),
    (ORGANISATION, _ORGANISATION_HEADS),
    (PLACE, _PLACE_HEADS),
    (OTHER, _OTHER_HEADS),
    (DEMONYM, _DEMONYMS),
    (THING, _THINGS),
    (CLOSING, _CLOSING),
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
