-- Which stories were lately about a term: strings of entries, the latest last: the term's last 2 bytes, and the number of the
-- story's record in 3. Terms share a bucket. A story is found by its heaviest terms, and an article's heaviest are looked up.
local INDEXED_TERMS = 14
local POSTING_BYTES, CHECK_BYTES = 5, 2
local POSTED_MAX, COMPARED_MAX = 16, 6
local HIT, HITS_MIN = 65536, 2

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
    terms[#terms + 1] = { 't' .. one * 64 + math.floor(other / 4), packed:sub(at + 1, at + CHECK_BYTES), weight }
  end
  return terms
end

local function read_postings(terms, slices)
  local keys = {}
  for _, term in ipairs(terms) do
    for _, slice in ipairs(slices) do keys[#keys + 1] = key(slice, STORIES, term[1]) end
  end
  return call('MGET', unpack(keys))
end

-- Adds to `votes` the weight of a term, and `HIT`, for each of the last stories that were about it: by slice and number, 4
-- bytes. `before`: the place in `found` before the term's postings.
local function vote(votes, term, found, before)
  local left = POSTED_MAX
  for at, slice in ipairs(alive) do
    local postings = found[before + at]
    local places = postings and places_of(postings, POSTING_BYTES, term[2]) or {}
    for last = #places, math.max(1, #places - left + 1), -1 do
      local from = places[last] + CHECK_BYTES
      local record = string.char(slice) .. postings:sub(from, from + 2)
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
  local terms, votes, elected = indexed(packed), {}, {}
  local found = #terms > 0 and read_postings(terms, alive)
  for at, term in ipairs(terms) do vote(votes, term, found, (at - 1) * #alive) end
  for record, weight in pairs(votes) do
    if weight >= HITS_MIN * HIT then elected[#elected + 1] = { record, weight } end
  end
  table.sort(elected, more_elected)
  return { unpack(elected, 1, COMPARED_MAX) }
end

local function without_entry(postings, at) return postings:sub(1, at - 1) .. postings:sub(at + POSTING_BYTES) end

-- Makes a story be found by its heaviest terms. `number`: of its record in the newest slice, in 3 bytes. `is_new`: it was not
-- posted there before.
local function post(packed, number, is_new)
  local terms, written_to = indexed(packed), {}
  local found = #terms > 0 and read_postings(terms, { newest })
  for at, term in ipairs(terms) do
    local bucket, check = term[1], term[2]
    local postings = written_to[bucket] or found[at] or ''
    local again = not is_new and places_of(postings, POSTING_BYTES, check .. number)[1]
    if again then postings = without_entry(postings, again) end
    local others = #postings >= POSTED_MAX * POSTING_BYTES and places_of(postings, POSTING_BYTES, check) or {}
    if #others >= POSTED_MAX then postings = without_entry(postings, others[1]) end
    written_to[bucket] = postings .. check .. number
    call('SET', key(newest, STORIES, bucket), written_to[bucket], 'PXAT', SLICE_ENDS[newest])
  end
end
