-- Which stories were lately about a term: strings of entries, the latest last: the term's last 2 bytes, and the number of the
-- story's record in 3. Terms share a bucket. A story is found by its heaviest terms, and an article's heaviest are looked up.
local INDEXED_TERMS = 12
local POSTING_BYTES, CHECK_BYTES = 5, 2
local LATEST, COMPARED_MAX = 16, 6
local TIDIED_EACH_BYTES = 128 * POSTING_BYTES
local HIT, HITS_MIN = 65536, 2
-- Slices in which stories are looked for. What is older is too far away in time to be joined, unless it went on; then it is in
-- a newer slice.
local LOOKED_INTO = 3

-- Where the entries of a string that begin so stand, in their order. `size`: of an entry.
local function places_of(packed, size, beginning)
  local places, at = {}, packed:find(beginning, 1, true)
  while at do
    local is_entry = (at - 1) % size == 0
    if is_entry then places[#places + 1] = at end
    at = packed:find(beginning, is_entry and at + size or at + 1, true)
  end
  return places
end

-- The indexed terms of a packed vector: a list of bucket, check, weight.
local function indexed(packed)
  local terms = {}
  for at = 1, math.min(INDEXED_TERMS * ENTRY_BYTES, #packed), ENTRY_BYTES do
    local one, other, _, weight = packed:byte(at, at + 3)
    terms[#terms + 1] = { 't' .. one * 32 + math.floor(other / 8), packed:sub(at + 1, at + CHECK_BYTES), weight }
  end
  return terms
end

-- Adds to `votes` the weight of a term, and `HIT`, for each of the last stories that were about it: by slice and number, 4
-- bytes. `found`: postings, from `first` on those of the term, slice by slice.
local function vote(votes, term, found, first)
  local left = LATEST
  for at = 1, math.min(LOOKED_INTO, #alive) do
    local postings = found[first + at - 1]
    local places = postings and places_of(postings, POSTING_BYTES, term[2]) or {}
    local slice = string.char(alive[at])
    for last = #places, math.max(1, #places - left + 1), -1 do
      local from = places[last] + CHECK_BYTES
      local record = slice .. postings:sub(from, from + 2)
      votes[record] = (votes[record] or 0) + HIT + term[3]
    end
    left = left - #places
    if left <= 0 then return end
  end
end

local function more_elected(one, other)
  if one[2] ~= other[2] then return one[2] > other[2] end
  return one[1] < other[1]
end

-- The records that most of an article's terms speak for, at least `HITS_MIN`: lists whose first part is slice and number.
local function elect(packed)
  local terms, keys, votes, elected = indexed(packed), {}, {}, {}
  if #terms < HITS_MIN then return elected end
  local slices = math.min(LOOKED_INTO, #alive)
  for _, term in ipairs(terms) do
    for at = 1, slices do keys[#keys + 1] = key(alive[at], STORIES, term[1]) end
  end
  local found = call('MGET', unpack(keys))
  for at, term in ipairs(terms) do vote(votes, term, found, (at - 1) * slices + 1) end
  for record, weight in pairs(votes) do
    if weight >= HITS_MIN * HIT then elected[#elected + 1] = { record, weight } end
  end
  table.sort(elected, more_elected)
  return { unpack(elected, 1, COMPARED_MAX) }
end

-- Of each term the latest entries, each once.
local function tidied(postings)
  local kept, seen, times = {}, {}, {}
  for at = #postings - POSTING_BYTES + 1, 1, -POSTING_BYTES do
    local entry, check = postings:sub(at, at + POSTING_BYTES - 1), postings:sub(at, at + CHECK_BYTES - 1)
    if not seen[entry] and (times[check] or 0) < LATEST then
      seen[entry], times[check], kept[#kept + 1] = true, (times[check] or 0) + 1, entry
    end
  end
  for at = 1, math.floor(#kept / 2) do kept[at], kept[#kept + 1 - at] = kept[#kept + 1 - at], kept[at] end
  return table.concat(kept)
end

-- Makes a story be found by its heaviest terms. `number`: of its record in the newest slice, in 3 bytes.
local function post(packed, number)
  for _, term in ipairs(indexed(packed)) do
    local place = key(newest, STORIES, term[1])
    local size = call('APPEND', place, term[2] .. number)
    if size == POSTING_BYTES then call('PEXPIREAT', place, SLICE_ENDS[newest]) end
    if size % TIDIED_EACH_BYTES == 0 then call('SET', place, tidied(call('GET', place)), 'PXAT', SLICE_ENDS[newest]) end
  end
end
