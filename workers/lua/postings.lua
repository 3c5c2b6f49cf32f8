-- Which stories were lately about a term: strings of entries, the latest last: the term's last 2 bytes, and the number of the
-- story's record in 3. Terms share a bucket. A story is found by its heaviest terms, and an article's heaviest are looked up.
local INDEXED_TERMS = 12
local POSTING_BYTES, CHECK_BYTES = 5, 2
local LATEST, COMPARED_MAX = 12, 6
local TIDIED_EACH_BYTES = 128 * POSTING_BYTES
local HIT, RECORDS, RANK = 65536, 2 ^ 24, 2 ^ 28
-- Slices in which stories are looked for. What is older is too far away in time to be joined, unless it went on; then it is in
-- a newer slice.
local LOOKED_INTO = 3
local NONE = {}

-- Where the entries of a string that begin so stand, in their order. `size`: of an entry.
local function places_of(packed, size, beginning)
  local at = packed:find(beginning, 1, true)
  if not at then return NONE end
  local places = {}
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

-- Adds to `votes` the weight of a term, and `HIT`, for each of the last stories that were about it: by slice and number as one
-- number. `found`: postings, from `first` on those of the term, slice by slice.
local function vote(votes, term, found, first)
  local left = LATEST
  for at = 1, math.min(LOOKED_INTO, #alive) do
    local postings = found[first + at - 1]
    local places = postings and places_of(postings, POSTING_BYTES, term[2]) or NONE
    for last = #places, math.max(1, #places - left + 1), -1 do
      local one, two, three = postings:byte(places[last] + CHECK_BYTES, places[last] + POSTING_BYTES - 1)
      local record = alive[at] * RECORDS + one * 65536 + two * 256 + three
      votes[record] = (votes[record] or 0) + HIT + term[3]
    end
    left = left - #places
    if left <= 0 then return end
  end
end

-- The records that most of an article's terms speak for: of those with one term alone the first. Lists of slice and number.
local function elected(votes)
  local order, best, records = {}, 0, {}
  for record, weight in pairs(votes) do
    local rank = weight * RANK - record
    if weight >= 2 * HIT then order[#order + 1] = rank elseif rank > best then best = rank end
  end
  table.sort(order)
  if best > 0 then table.insert(order, 1, best) end
  for at = #order, math.max(1, #order - COMPARED_MAX + 1), -1 do
    local record = -order[at] % RANK
    records[#records + 1] = { math.floor(record / RECORDS), record % RECORDS }
  end
  return records
end

-- The records of the stories that are most likely to be close to an article.
local function elect(packed)
  local terms, keys, votes = indexed(packed), {}, {}
  if #terms == 0 then return {} end
  local slices, beginnings = math.min(LOOKED_INTO, #alive), {}
  for at = 1, slices do beginnings[at] = key(alive[at], STORIES) end
  for _, term in ipairs(terms) do
    for at = 1, slices do keys[#keys + 1] = beginnings[at] .. term[1] end
  end
  local found = call('MGET', unpack(keys))
  for at, term in ipairs(terms) do vote(votes, term, found, (at - 1) * slices + 1) end
  return elected(votes)
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
