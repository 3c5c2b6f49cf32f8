-- Gives articles their places in stories, one after the other, and remembers them.
-- ARGV: 3 the least likeness that joins, 4 the time in s; then for each article: its id, version, disposition, the article
-- that it copies or '', its time in s, marks of its source and of its publisher (4 bytes each), language, headline, names,
-- vector. Names are parted by tabs, a type's letter before each.
-- Returns for each a list: its place, packed, and the story as it stands, if it is not over: see `answer`. A place is O(pened),
-- J(oined), M(erged two) or N(one), what is worth telling as bits, the story's id and, of a merger, the id that is no more.
local JOIN_MIN, NOW_S = tonumber(ARGV[3]), tonumber(ARGV[4])
local MERGE_MIN = 1.5 * JOIN_MIN
local ARGUMENTS = 11
local HEADS_MAX, MEMBERS_MAX = 4, 200

local function candidate_at(at)
  local names = {}
  for name in ARGV[at + 9]:gmatch('[^\t]+') do names[#names + 1] = name end
  return {
    article = ARGV[at], version = ARGV[at + 1], kind = ARGV[at + 2], copied = ARGV[at + 3], time = tonumber(ARGV[at + 4]),
    source = ARGV[at + 5], publisher = ARGV[at + 6], language = ARGV[at + 7], headline = ARGV[at + 8], names = names,
    vector = ARGV[at + 10],
  }
end

local function kept(vector) return vector:sub(1, KEPT_TERMS * ENTRY_BYTES) end

local function closer(one, other)
  if one.score ~= other.score then return one.score > other.score end
  return one.id < other.id
end

-- The records of the stories that an article may join, the closest first.
local function matches_of(candidate)
  local matches, weights, length = {}, weights_of(read_vector(candidate.vector))
  for _, at in ipairs(elect(candidate.vector)) do
    local record = read_record(unpack(at))
    record.score = record.state ~= GONE
      and likeness(weights, length, read_vector(record.vector)) * nearness(candidate.time - record.last)
    if record.score and record.score >= JOIN_MIN then matches[#matches + 1] = record end
  end
  table.sort(matches, closer)
  return matches
end

-- Whether two stories that an article may join are one: it is close to both, and they could be joined by themselves.
local function are_one(one, other)
  if other.score < MERGE_MIN then return false end
  local weights, length = weights_of(read_vector(one.vector))
  return likeness(weights, length, read_vector(other.vector)) * nearness(one.last - other.last) >= JOIN_MIN
end

local function is_in(ids, id) return #places_of(ids, ID_BYTES, id) > 0 end

local function without(ids, id)
  local at = places_of(ids, ID_BYTES, id)[1]
  return at and ids:sub(1, at - 1) .. ids:sub(at + ID_BYTES) or ids
end

local function open(candidate)
  local story = {
    id = candidate.article, last = candidate.time, first = candidate.time, opened = NOW_S, vector = kept(candidate.vector),
    language = candidate.language, heads = { { candidate.article, candidate.headline } }, names = {},
    members = candidate.article, gone = '', articles = 1, told_articles = ARTICLES_UNTOLD, told_publishers = 1,
    sources = count('', candidate.source, 1), publishers = count('', candidate.publisher, 1),
  }
  add_names(story.names, candidate.names)
  return story
end

local function count_article(story, candidate, by)
  story.articles = math.max(0, story.articles + by)
  story.sources = count(story.sources, candidate.source, by)
  story.publishers = count(story.publishers, candidate.publisher, by)
end

local function span(story, first, last)
  story.first, story.last = math.min(story.first, first), math.max(story.last, last)
end

local function add_heads(story, heads)
  for _, head in ipairs(heads) do story.heads[#story.heads + 1] = head end
  while #story.heads > HEADS_MAX do table.remove(story.heads, 2) end
end

local function join(story, candidate)
  if candidate.kind ~= 'D' and candidate.vector ~= '' then
    story.vector = blend(story.vector, story.articles, candidate.vector)
  end
  story.is_grown = true
  story.members = (story.members .. candidate.article):sub(-MEMBERS_MAX * ID_BYTES)
  count_article(story, candidate, 1)
  add_heads(story, { { candidate.article, candidate.headline } })
  add_names(story.names, candidate.names)
  span(story, candidate.time, candidate.time)
end

local function unite(set, other)
  for at = 1, #other, COUNT_BYTES do set = count(set, other:sub(at, at + 3), other:byte(at + 4)) end
  return set
end

local function unite_names(names, others)
  local known = {}
  for _, name in ipairs(names) do known[name[1]] = name end
  for _, other in ipairs(others) do
    local name = known[other[1]]
    if name then name[2], name[3] = name[2] + other[2], name[3] + other[3] else names[#names + 1] = other end
  end
  keep_central(names)
end

-- Puts the later of two stories into the earlier, by when they were opened. Returns the one that goes on, and the other's id.
local function merge(one, other)
  if other.opened < one.opened or other.opened == one.opened and other.id < one.id then one, other = other, one end
  one.vector = blend(one.vector, one.articles / math.max(1, other.articles), other.vector)
  one.is_grown = true
  one.members = (one.members .. other.members):sub(-MEMBERS_MAX * ID_BYTES)
  one.gone = (one.gone .. other.gone):sub(-MEMBERS_MAX * ID_BYTES)
  one.articles = one.articles + other.articles
  one.sources, one.publishers = unite(one.sources, other.sources), unite(one.publishers, other.publishers)
  add_heads(one, other.heads)
  unite_names(one.names, other.names)
  span(one, other.first, other.last)
  write_alias(other, one)
  return one, other.id
end

-- A new version: what the story has of the article follows it.
local function revise(story, candidate)
  if is_in(story.gone, candidate.article) then
    story.gone = without(story.gone, candidate.article)
    count_article(story, candidate, 1)
  end
  for _, head in ipairs(story.heads) do
    if head[1] == candidate.article then head[2] = candidate.headline end
  end
  local is_all = story.members == candidate.article
  if is_all then story.names = {} end
  if is_all then story.vector = kept(candidate.vector)
  elseif candidate.vector ~= '' then story.vector = blend(story.vector, story.articles, candidate.vector) end
  add_names(story.names, candidate.names, true)
  span(story, candidate.time, candidate.time)
end

local function withdraw(story, candidate)
  if is_in(story.gone, candidate.article) then return 0 end
  story.is_grown = true
  story.gone = (story.gone .. candidate.article):sub(-MEMBERS_MAX * ID_BYTES)
  count_article(story, candidate, -1)
  for at = #story.heads, 1, -1 do
    if #story.heads > 1 and story.heads[at][1] == candidate.article then table.remove(story.heads, at) end
  end
  return CHANGES.withdrawal
end

-- The place of an article by what it is about; and the story.
local function settle(candidate)
  local matches = matches_of(candidate)
  if #matches == 0 then return 'O', open(candidate), '' end
  local story = find_story(matches[1].id)
  if #matches == 1 or not are_one(matches[1], matches[2]) then return 'J', story, '' end
  return 'M', merge(story, find_story(matches[2].id))
end

local function known_story(article)
  local id = article ~= '' and story_of(article)
  return id and find_story(id)
end

local function remember(article, story)
  local state = read_state(article)
  if not state or state.story == story.id then return end
  state.story = story.id
  write_state(article, state)
end

-- Gives an article, or what became of it, to a story. Returns the letter of its place, what is worth telling, the story, and
-- the id of one that was merged into it or ''.
local function move(candidate)
  local story, what, merged = known_story(candidate.article), 'J', ''
  local is_known = story and (candidate.kind == 'R' or is_in(story.members, candidate.article))
  if candidate.kind == 'W' and not story then return 'N', 0, nil, '' end
  if candidate.kind == 'D' then story = story or known_story(candidate.copied) end
  if not story then what, story, merged = settle(candidate) end
  if what == 'O' then return what, 0, story, '' end
  local headline = story.heads[1][2]
  if candidate.kind == 'W' then return what, withdraw(story, candidate) + tell(story, headline), story, '' end
  if is_known then revise(story, candidate) else join(story, candidate) end
  return what, tell(story, headline), story, merged
end

local function answer(placement, story)
  if not story then return { placement } end
  return { placement, story.id, title_of(story), story.articles, size_of(story.sources), size_of(story.publishers),
    story.first, story.last }
end

local function place(candidate)
  local placement = placement_of(candidate.article, candidate.version)
  if placement then
    local id = placement:sub(3, 2 + ID_BYTES)
    return answer(placement, id ~= '' and find_story(id))
  end
  local what, told, story, merged = move(candidate)
  placement = what .. string.char(told) .. (story and story.id or '') .. merged
  if story then
    write_story(story)
    remember(candidate.article, story)
    if candidate.copied ~= '' and not story_of(candidate.copied) then remember(candidate.copied, story) end
  end
  set_placement(candidate.article, candidate.version, placement)
  return answer(placement, story)
end

local answers = {}
mark()
for at = 5, #ARGV, ARGUMENTS do answers[#answers + 1] = place(candidate_at(at)) end
expire()
return answers
