-- What a story counts, and what of it is worth telling. A set is a string of entries: a mark of 4 bytes, how often in 1.
local COUNT_BYTES, COUNTED_MAX, OFTEN_MAX = 5, 512, 255
local NAMES_MAX, CENTRE = 12, 4
local ARTICLES_UNTOLD = 2
local CHANGES = { publishers = 1, articles = 2, headline = 4, entities = 8, withdrawal = 16 }

-- Counts a mark of a set up or down; one that is down to 0 leaves it. A full set takes no new marks.
local function count(set, mark, by)
  local at = places_of(set, COUNT_BYTES, mark)[1]
  local often = (at and set:byte(at + 4) or 0) + by
  if not at and #set >= COUNT_BYTES * COUNTED_MAX then return set end
  local rest = at and set:sub(1, at - 1) .. set:sub(at + COUNT_BYTES) or set
  return often > 0 and rest .. mark .. string.char(math.min(OFTEN_MAX, often)) or rest
end

local function size_of(set) return #set / COUNT_BYTES end

-- Names are lists of: the name with its type before it, in how many articles it is at the centre, how near to it in them.
local function more_central(one, other)
  for part = 2, 3 do
    if one[part] ~= other[part] then return one[part] > other[part] end
  end
  return one[1] < other[1]
end

local function keep_central(names)
  table.sort(names, more_central)
  for at = #names, NAMES_MAX + 1, -1 do names[at] = nil end
end

-- Adds the names at the centre of an article, the first the most. `again`: it was counted before.
local function add_names(names, central, again)
  local known = {}
  for _, name in ipairs(names) do known[name[1]] = name end
  for at, name in ipairs(central) do
    local it = known[name]
    if not it then names[#names + 1] = { name, 1, CENTRE + 1 - at } end
    if it and not again then it[2], it[3] = it[2] + 1, it[3] + CENTRE + 1 - at end
  end
  keep_central(names)
end

local function centre_of(names)
  local central = {}
  for at = 1, math.min(CENTRE, #names) do central[at] = names[at][1] end
  return central
end

-- Whether less than half of the names that were told of are still at the centre.
local function is_displaced(told, central)
  local there, left = {}, 0
  for _, name in ipairs(central) do there[name] = true end
  for _, name in ipairs(told) do left = left + (there[name] and 1 or 0) end
  return #central > 0 and 2 * left < #told
end

-- The greatest number of 1, 2, 3, 5, 8, 13 ... that is not above another one.
local function milestone(number)
  local one, next_one = 1, 2
  while next_one <= number do one, next_one = next_one, one + next_one end
  return one
end

-- What is new of a story, as bits of `CHANGES`; it is taken for told then. `headline`: as it was before.
local function tell(story, headline)
  local told, publishers = 0, milestone(size_of(story.publishers))
  if publishers > story.told_publishers then
    told, story.told_publishers = told + CHANGES.publishers, publishers
  end
  if story.articles >= 2 * story.told_articles then
    told = told + CHANGES.articles
    while story.articles >= 2 * story.told_articles do story.told_articles = 2 * story.told_articles end
  end
  if story.heads[1][2] ~= headline then told = told + CHANGES.headline end
  local central = centre_of(story.names)
  if is_displaced(story.told_names, central) then
    told, story.told_names = told + CHANGES.entities, central
  end
  return told
end
