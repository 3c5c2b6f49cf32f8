"""When each event is sent, in words."""

from schemas.events import EventType

OCCASIONS = {
    EventType.EXTRACTED: "A version of an article that was not here before was read: its text and metadata are known.",
    EventType.DUPLICATED: "An article is a copy of an earlier one from another source or under another name.",
    EventType.REVISED: "A known article came with another content: a correction, or a newer version.",
    EventType.WITHDRAWN: "The source withheld or canceled an article: do not use it any more.",
    EventType.REJECTED: "An entry could not be finished and is now a dead letter; `wireroom dead show` tells more.",
    EventType.STORY_OPENED: "An article tells of something that no story of the window tells of: it opened one.",
    EventType.STORY_UPDATED: "An article changed something about a story that is worth telling; told once per change.",
    EventType.STORY_MERGED: "An article showed that two stories are one: the later goes on in the earlier.",
    EventType.ALERT_RAISED: "An article met a rule that had not rung for its story during the cooldown.",
    EventType.ALERT_WITHDRAWN: "The source took back the article that an alert rested on.",
}
