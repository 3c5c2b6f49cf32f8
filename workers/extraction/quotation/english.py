"""English words that tell who said what."""

from workers.extraction.quotation.lexicon import Lexicon

_SAYING = """
say says said saying
add adds added adding
note notes noted noting
write writes wrote writing
argue argues argued arguing
announce announces announced announcing
explain explains explained explaining
suggest suggests suggested suggesting
acknowledge acknowledges acknowledged acknowledging
report reports reported reporting
state states stated stating
warn warns warned warning
believe believes believed believing
think thinks thought thinking
claim claims claimed claiming
declare declares declared declaring
conclude concludes concluded concluding
insist insists insisted insisting
recall recalls recalled recalling
respond responds responded responding
reply replies replied replying
tweet tweets tweeted tweeting
predict predicts predicted predicting
indicate indicates indicated indicating
reveal reveals revealed revealing
admit admits admitted admitting
allege alleges alleged alleging
assert asserts asserted asserting
concede concedes conceded conceding
confirm confirms confirmed confirming
contend contends contended contending
maintain maintains maintained
estimate estimates estimated estimating
joke jokes joked joking
quip quips quipped
observe observes observed observing
remark remarks remarked remarking
reiterate reiterates reiterated reiterating
stress stresses stressed stressing
emphasize emphasizes emphasized emphasizing emphasise emphasises emphasised emphasising
complain complains complained complaining
shout shouts shouted shouting
counter counters countered countering
caution cautions cautioned cautioning
testify testifies testified testifying
recount recounts recounted recounting
disclose discloses disclosed disclosing
repeat repeats repeated repeating
boast boasts boasted boasting
lament laments lamented lamenting
speculate speculates speculated speculating
muse muses mused musing
retort retorts retorted
exclaim exclaims exclaimed exclaiming
proclaim proclaims proclaimed proclaiming
imply implies implied implying
hint hints hinted hinting
ask asks asked asking
wonder wonders wondered wondering
hope hopes hoped hoping
fear fears feared fearing
know knows knew knowing
feel feels felt
agree agrees agreed agreeing
deny denies denied denying
doubt doubts doubted doubting
realize realizes realized realizing
recognize recognizes recognized recognizing
understand understands understood
worry worries worried worrying
expect expects expected expecting
guess guesses guessed guessing
assume assumes assumed assuming
suspect suspects suspected
show shows showed showing shown
find finds found finding
demonstrate demonstrates demonstrated demonstrating
propose proposes proposed proposing
recommend recommends recommended recommending
continue continued
post posted
tout touts touted touting
signal signals signaled signaling signalled signalling
swear swears swore
vow vows vowed vowing
pledge pledges pledged pledging
promise promises promised promising
threaten threatens threatened threatening
remember remembers remembered remembering
mention mentions mentioned mentioning
learn learns learned learning
discover discovers discovered
decide decides decided deciding
demand demands demanded demanding
""".split()

_TELLING = """
tell tells told telling
remind reminds reminded reminding
assure assures assured assuring
inform informs informed informing
advise advises advised advising
notify notifies notified notifying
convince convinces convinced convincing
persuade persuades persuaded persuading
""".split()

_STANCE = """
call calls called calling
describe describes described describing
accuse accuses accused accusing
criticize criticizes criticized criticizing criticise criticises criticised criticising
praise praises praised praising
condemn condemns condemned condemning
denounce denounces denounced denouncing
blame blames blamed blaming
blast blasts blasted blasting
slam slams slammed slamming
mock mocks mocked mocking
attack attacks attacked attacking
dismiss dismisses dismissed dismissing
reject rejects rejected rejecting
defend defends defended defending
endorse endorses endorsed endorsing
support supports supported supporting
oppose opposes opposed opposing
back backs backed backing
favor favors favored favoring favour favours favoured
urge urges urged urging
encourage encourages encouraged encouraging
implore implores implored imploring
decline declines declined declining
refuse refuses refused refusing
want wants wanted wanting
seek seeks sought seeking
intend intends intended intending
prefer prefers preferred preferring
consider considers considered considering
see sees
view views viewed viewing
portray portrays portrayed portraying
characterize characterizes characterized characterizing
label labels labeled labeling labelled labelling
thank thanks thanked thanking
welcome welcomes welcomed welcoming
applaud applauds applauded applauding
discuss discusses discussed discussing
cite cites cited citing
question questions questioned questioning
express expresses expressed expressing
voice voices voiced voicing
echo echoes echoed echoing
ridicule ridicules ridiculed ridiculing
rebuke rebukes rebuked rebuking
deride derides derided deriding
decry decries decried decrying
downplay downplays downplayed downplaying
highlight highlights highlighted highlighting
appear appears appeared appearing
seem seems seemed
""".split()

ENGLISH = Lexicon(
    saying=frozenset(_SAYING),
    telling=frozenset(_TELLING),
    stance=frozenset(_STANCE),
    participles=frozenset(w for w in (*_SAYING, *_TELLING, *_STANCE) if w.endswith("ing")),
    nouns=frozenset("claim suggestion allegation allegations assertion argument".split()),
    according=frozenset({"according"}),
    according_next=frozenset({"to"}),
    pronouns=frozenset("he she they it we i you who which that one".split()),
    relatives=frozenset("who which that".split()),
    complementers=frozenset("that whether how why what if where when".split()),
    auxiliaries=frozenset(
        "has have had is are was were be been being will would can could may might must should do does did not n't"
        " doesn't didn't don't won't wouldn't hasn't haven't hadn't isn't wasn't ’ve 'd".split()
    ),
    adverbs=frozenset(
        "also then once later now again often even still already never ever just long since soon too all both"
        " himself herself themselves always sometimes previously recently".split()
    ),
    conjunctions=frozenset("and but or".split()),
    breaks=frozenset(
        "that when if because while as after before since but where whether although though who whom whose which"
        " than so until unless".split()
    ),
    prepositions=frozenset(
        "in on at during after before when while as to from by with for about through over via until since".split()
    ),
    openers=frozenset(
        "in on at during after before when while as to from by with for about through over via until since although"
        " though if because despite amid according earlier later last this asked speaking however meanwhile still but"
        " and yet also instead that".split()
    ),
    articles=frozenset("the a an his her their its our my this that these those some many most".split()),
    days=frozenset(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later".split()
    ),
    male=frozenset("mr sir lord king prince he his him".split()),
    female=frozenset("mrs ms miss lady queen princess she her".split()),
)
