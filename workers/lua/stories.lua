-- The stories, as they stand. In each slice, behind what STORIES says:
--   t<bucket>  which stories were about a term: see postings.lua
--   r<chunk>   records of `CHUNK` stories, all of one size: see RECORD
--   h<chunk>   their titles, a line each: language, headline and names, parted by tabs
--   i<bucket>  where those stand that have one article: 4 bytes of the id, the number of the record in 3
--   s<id>      of a story that grew, what is not in its record; of one that was merged, into which
--   count      how many records there are
-- Nearly all stories have one article, and no key of their own. What changes moves to the newest slice.
local ALONE, GROWN, GONE = 0, 1, 2
local RECORD, HEAD_BYTES, STATE_AT = '>c12BBI4I4c4c4', 30, 12
local RECORD_BYTES = HEAD_BYTES + KEPT_TERMS * ENTRY_BYTES
local CHUNK, WHERE_BYTES, ID_BYTES = 16, 7, 12

local function hex(id) return (('%02x'):rep(ID_BYTES)):format(id:byte(1, ID_BYTES)) end
local function chunk(slice, part, number) return key(slice, STORIES, part .. math.floor(number / CHUNK)) end
local function bucket_of_id(id) return 'i' .. id:byte(1) * 4 + math.floor(id:byte(2) / 64) end
local function write(place, value) call('SET', place, value, 'PXAT', SLICE_ENDS[newest]) end

local function in_all_slices(bucket)
  local keys = {}
  for at, slice in ipairs(alive) do keys[at] = key(slice, STORIES, bucket) end
  return call('MGET', unpack(keys))
end

local function read_record(slice, number)
  local at = number % CHUNK * RECORD_BYTES
  local packed = call('GETRANGE', chunk(slice, 'r', number), at, at + RECORD_BYTES - 1)
  local id, state, terms, last, opened, source, publisher = struct.unpack(RECORD, packed)
  return {
    id = id, state = state, last = last, opened = opened, source = source, publisher = publisher,
    vector = packed:sub(HEAD_BYTES + 1, HEAD_BYTES + terms * ENTRY_BYTES), slice = slice, number = number,
  }
end

local function pack_record(story)
  local source, publisher = story.sources .. ('\0'):rep(4), story.publishers .. ('\0'):rep(4)
  local head = struct.pack(RECORD, story.id, story.is_grown and GROWN or ALONE, #story.vector / ENTRY_BYTES, story.last,
    story.opened, source, publisher)
  return head .. story.vector .. ('\0'):rep(RECORD_BYTES - #head - #story.vector)
end

-- Where the line of a record begins and ends in its chunk of titles.
local function line_of(titles, number)
  local from = 1
  for _ = 1, number % CHUNK do from = titles:find('\n', from, true) + 1 end
  return from, titles:find('\n', from, true) - 1
end

local function title_of(story)
  local parts = { story.language, story.heads[1][2] }
  for at = 1, math.min(CENTRE, #story.names) do parts[at + 2] = story.names[at][1] end
  return table.concat(parts, '\t')
end

-- The story of one article. `title`: as `title_of` gives it.
local function story_of_one(record, title)
  local parts = {}
  for part in (title .. '\t'):gmatch('([^\t]*)\t') do parts[#parts + 1] = part end
  record.language, record.heads = parts[1], { { record.id, parts[2] } }
  record.names, record.told_names = {}, { unpack(parts, 3) }
  add_names(record.names, record.told_names)
  record.first, record.members, record.gone = record.last, record.id, ''
  record.articles, record.told_articles, record.told_publishers = 1, ARTICLES_UNTOLD, 1
  record.sources, record.publishers = count('', record.source, 1), count('', record.publisher, 1)
  return record
end

local function find_alone(id)
  local beginning = id:sub(3, 6)
  for at, places in ipairs(in_all_slices(bucket_of_id(id))) do
    for from = places and #places - WHERE_BYTES + 1 or 0, 1, -WHERE_BYTES do
      if places:sub(from, from + 3) == beginning then
        local record = read_record(alive[at], struct.unpack('>I3', places:sub(from + 4)))
        if record.id == id and record.state == ALONE then
          local titles = call('GET', chunk(record.slice, 'h', record.number))
          return story_of_one(record, titles:sub(line_of(titles, record.number)))
        end
      end
    end
  end
end

local function of_grown(packed, slice)
  local story = cmsgpack.unpack(packed)
  if story.into then return story end
  local record = read_record(slice, story.number)
  story.slice, story.id, story.last, story.opened, story.vector = slice, record.id, record.last, record.opened, record.vector
  return story
end

-- The story of an id, or the one that it was merged into; nil when it is over.
local function find_story(id)
  for at, packed in ipairs(in_all_slices('s' .. hex(id))) do
    if packed then
      local story = of_grown(packed, alive[at])
      if not story.into then return story end
      return find_story(story.into) or find_alone(id)
    end
  end
  return find_alone(id)
end

-- Takes a story's record, and what it has besides, out of a slice that is to hold it no more.
local function leave(story)
  local at = story.number % CHUNK * RECORD_BYTES + STATE_AT
  call('SETRANGE', chunk(story.slice, 'r', story.number), at, string.char(GONE))
  call('DEL', key(story.slice, STORIES, 's' .. hex(story.id)))
end

-- Adds to a string of the newest slice. Redis gives it room to grow; `is_full`: it will not, and gives the room back.
local function append(place, value, is_full)
  if is_full then return write(place, (call('GET', place) or '') .. value) end
  if call('APPEND', place, value) == #value then call('PEXPIREAT', place, SLICE_ENDS[newest]) end
end

-- Gives a story a record in the newest slice.
local function enter(story)
  local counter = key(newest, STORIES, 'count')
  local number = call('INCR', counter) - 1
  if number == 0 then call('PEXPIREAT', counter, SLICE_ENDS[newest]) end
  local is_last = number % CHUNK == CHUNK - 1
  story.slice, story.number = newest, number
  append(chunk(newest, 'r', number), pack_record(story), is_last)
  append(chunk(newest, 'h', number), (story.is_grown and '' or title_of(story)) .. '\n', is_last)
  if story.is_grown then return end
  append(key(newest, STORIES, bucket_of_id(story.id)), story.id:sub(3, 6) .. struct.pack('>I3', number))
end

local function rewrite(story)
  call('SETRANGE', chunk(newest, 'r', story.number), story.number % CHUNK * RECORD_BYTES, pack_record(story))
  if story.is_grown then return end
  local place = chunk(newest, 'h', story.number)
  local titles = call('GET', place)
  local from, to = line_of(titles, story.number)
  write(place, titles:sub(1, from - 1) .. title_of(story) .. titles:sub(to + 1))
end

local function write_grown(story)
  write(key(newest, STORIES, 's' .. hex(story.id)), cmsgpack.pack({
    number = story.number, is_grown = true, language = story.language, heads = story.heads, names = story.names,
    told_names = story.told_names, first = story.first, members = story.members, gone = story.gone,
    articles = story.articles, told_articles = story.told_articles, told_publishers = story.told_publishers,
    sources = story.sources, publishers = story.publishers,
  }))
end

-- Writes a new story, or one that has changed; it is in the newest slice then.
local function write_story(story)
  local is_here = story.slice == newest
  if story.slice and not is_here then leave(story) end
  if is_here then rewrite(story) else enter(story) end
  if story.is_grown then write_grown(story) end
  post(story.vector, struct.pack('>I3', story.number))
end

-- Leaves word of where the articles of a story are that is no more.
local function write_alias(story, into)
  leave(story)
  write(key(newest, STORIES, 's' .. hex(story.id)), cmsgpack.pack({ into = into.id }))
end
