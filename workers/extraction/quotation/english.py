"""English words that tell who said what. A group holds the forms of each of its verbs that are cues."""

from workers.extraction.quotation.lexicon import Cue, Lexicon, cues, words

_SAYING = """
say says said saying  write writes wrote writing  argue argues argued arguing  announce announces announced announcing
explain explains explained explaining  suggest suggests suggested suggesting  stated stating
acknowledge acknowledges acknowledged acknowledging  warn warns warned warning  believe believes believed believing
think thinks thought  claim claimed claiming  declare declares declared declaring
conclude concludes concluded concluding  insist insists insisted insisting  recall recalls recalled recalling
reply replied replying  answer answered answering  tweeted tweeting  predict predicts predicted predicting
indicate indicates indicated indicating  admit admits admitted admitting  allege alleges alleged alleging
assert asserts asserted asserting  concede concedes conceded conceding  contend contends contended contending
joke jokes joked joking  quip quips quipped quipping  remarked remarking  grumble grumbles grumbled grumbling
reiterate reiterates reiterated reiterating  stress stresses stressed stressing
emphasize emphasizes emphasized emphasizing  emphasise emphasises emphasised emphasising
complain complains complained complaining  shout shouts shouted shouting  yell yells yelled yelling
caution cautions cautioned cautioning  testify testifies testified testifying  recount recounts recounted recounting
disclose discloses disclosed disclosing  repeat repeats repeated repeating  boast boasts boasted boasting
lament laments lamented lamenting  speculate speculates speculated speculating  muse muses mused musing
retort retorts retorted  exclaim exclaims exclaimed exclaiming  proclaim proclaims proclaimed proclaiming
imply implies implied implying  hint hints hinted hinting  ask asks asked asking  wonder wonders wondered wondering
hope hopes hoped hoping  feared fearing  agree agrees agreed agreeing  deny denies denied denying
doubt doubts doubted doubting  worry worried worrying  assume assumes assumed assuming
suspect suspects suspected suspecting  propose proposes proposed proposing
recommend recommends recommended recommending  vow vows vowed vowing  promise promises promised promising
threaten threatens threatened threatening  demanded demanding  mention mentions mentioned mentioning
confirm confirms confirmed confirming  opine opines opined  note notes noted noting  estimated estimating
know knows knew knowing  show shows showed  realize realizes realized realizing  realise realises realised
understand understands understood  recognize recognizes recognized recognizing  imagine imagines imagined
reported reporting  whisper whispers whispered  comment commented commenting  reasoned
pledge pledges pledged pledging  confess confesses confessed confessing  profess professes professed professing
intimate intimated  elaborate elaborates elaborated  clarify clarifies clarified clarifying  ponder pondered
affirm affirms affirmed affirming  attest attests attested  theorize theorizes theorized  posit posits posited
surmise surmised  reckon reckons reckoned  foresee foresees  objected  ventured  interrupted  lectured  enthuse enthused
murmur murmured  mutter muttered  scream screamed screaming  plead pleads pleaded pleading  protested  begged
brag bragged bragging  rant ranted  gloat gloated  marvel marvels marveled  intone intoned  deadpan deadpans deadpanned
decree decreed  reassure reassured
"""
_REPORTING = """
add adds added adding  continue continued  maintain maintains maintained maintaining  reveal reveals revealed revealing
find finds found finding  feel feels felt  learn learned  decide decided deciding  observe observes observed observing
demonstrate demonstrates demonstrated demonstrating  posted posting  counter countered countering
remember remembers remembered  guess guesses guessed  determine determined  signal signals signaled signalled
report reports  estimate estimates  tweet tweets  project projected  charge charged charging  claims  read reads
swear swears swore  respond responds responded responding  fear fears  worries
discover discovers discovered  calculate calculated  expect expects expected expecting
"""
_TELLING = """
tell tells told telling  remind reminds reminded reminding  assure assures assured assuring
inform informs informed informing  advise advises advised advising  notify notified notifying
convince convinced convincing  persuade persuaded persuading
"""
_QUOTING = """
put puts  pressed presses  interject interjects interjected  began begins  scolded scolds  chimed chimes
gushed gushes  thundered thunders  fumed fumes  snapped snaps  went goes  recited recites  chanted chanting
"""
_STANCE = """
call calls called calling  describe describes described describing  accuse accuses accused accusing
criticize criticizes criticized criticizing  criticise criticises criticised criticising
praise praises praised praising  condemn condemns condemned condemning  denounce denounces denounced denouncing
blame blames blamed blaming  blast blasted blasting  slam slams slammed slamming  mock mocks mocked mocking
attacked attacking  dismiss dismisses dismissed dismissing  reject rejects rejected rejecting
defend defends defended defending  endorse endorses endorsed endorsing  supports supported supporting
oppose opposes opposed  favors favored favoring  favours favoured favouring  urge urges urged urging
encourage encourages encouraged encouraging  implore implores implored imploring
decline declines declined declining  refuse refuses refused refusing  want wants wanted wanting
seek seeks sought seeking  intend intends intended  prefer prefers preferred preferring
consider considers considered considering  sees  viewed viewing  portray portrays portrayed portraying
characterize characterizes characterized characterizing  labeled labeling labelled labelling  thank thanked
welcome welcomes welcomed welcoming  applaud applauds applauded applauding  discuss discusses discussed discussing
cite cites cited citing  questioned questioning  expressed expressing  voiced voicing  echo echoes echoed echoing
ridicule ridicules ridiculed ridiculing  rebuke rebukes rebuked rebuking  deride derides derided deriding
decry decries decried decrying  downplay downplays downplayed downplaying  talked talking
highlight highlights highlighted highlighting  touted touting  pointed pointing  referred referring
cast casts casting  paints painted painting  identify identifies identified
"""

_CUES = cues(
    {
        Cue.QUOTING: _QUOTING,
        Cue.SAYING: _SAYING,
        Cue.REPORTING: _REPORTING,
        Cue.TELLING: _TELLING,
        Cue.STANCE: _STANCE,
        Cue.ACCORDING: "according",
    }
)
_PASSIVES = words("is are was were be been being")

ENGLISH = Lexicon(
    cues=_CUES,
    participles=frozenset(word for word, kind in _CUES.items() if word.endswith("ing") and kind is not Cue.ACCORDING),
    according={"according": "to"},
    pronouns=words("he she they it we i you who which that one"),
    relatives=words("who which that whose"),
    complementers=words("that whether how why what if where"),
    that=words("that"),
    auxiliaries=_PASSIVES
    | words("has have had will would can could may might must should shall do does did not cannot n't")
    | words("doesn't didn't don't won't wouldn't hasn't haven't hadn't isn't wasn't can't couldn't"),
    passives=_PASSIVES,
    adverbs=words(
        "also then once later now again often even still already never ever just long since soon too all both twice"
        " first himself herself themselves itself always sometimes instead either further"
    ),
    conjunctions=words("and but or nor yet"),
    subordinators=words(
        "that when if because while as since where whether although though who whom whose which than so until unless"
        " what how why"
    ),
    fronting=words("while though although as when after before because since"),
    prepositions=words(
        "in on at during after before to from by with for about through over via of into against under between among"
        " amid despite near outside inside following throughout per until like"
    ),
    links=words("of for from with at in by on to into under against between near"),
    adjuncts=words("in on to"),
    openers=words(
        "earlier later last this next asked speaking however meanwhile still also instead now then here there citing"
        " today yesterday"
    ),
    determiners=words("the a an his her its their our my your no any every each another 's"),
    days=words("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight"),
    male=words("he"),
    female=words("she"),
    male_titles=words("mr sir lord king prince"),
    female_titles=words("mrs ms miss lady queen princess"),
    finite_endings=("ed", "said", "told", "wrote", "s"),
    phases=words("continue continues continued continuing began begins on quick used tried proceeded"),
    participle_endings=("ing",),
    vehicles=words("statement letter email e-mail tweet post memo release"),
    adverb_endings=("ly",),
)
