-- The texts that articles may be copies of. ARGV: 3 the least Jaccard of a near copy, 4 the least share of a contained one.
-- A text comes as the parts of a signature: hash, publisher, bands, sketch; the last two are empty for a text that is too short
-- to have near copies. In each slice:
--   bands   a hash. A field is a bucket of records of one length, in the order of their coming:
--             'e', 2 bytes   exact texts: rest of the hash (7), article (12), publisher (4)
--             2 bytes        bands: rest of the band (2), number of the text (3)
--   texts   by their number, so many in a string: article (12), publisher (4), sketch
-- So one command a slice reads all that may be wanted of it, and one writes it.
local TEXT_ARGS, NOWHERE = 4, '\255\255\255\255'
local EXACT, PUBLISHER, BAND_HASHES, SKETCH = 1, 2, 3, 4
local LEAST_SIMILARITY, LEAST_CONTAINED = tonumber(ARGV[3]), tonumber(ARGV[4])
local EXACT_RECORD, BAND_RECORD, TEXT_RECORD, IN_CHUNK = 23, 5, 155, 64
local EXACT_MAX, BAND_MAX = EXACT_RECORD * 512, BAND_RECORD * 1024
local ALIKE_MAX, COMPARED_MAX = 8, 16
local NUMBERS_MAX = 2 ^ 24 - 1

-- What numbers that clash ask for, as a share of what is left above the least; the Jaccard from which a share in the shorter
-- text can be told from chance; and up to what share of the other's length a text counts as cut.
local CLASH, FAINTEST, CUT = 0.4, 0.125, 0.75

-- Copies of a copy of this Jaccard are near enough to what that was taken from: 1 - Jaccard is a distance, so what has .7 in
-- common with the copy has .5 with that.
local FAITHFUL = 0.8

-- The next record of a bucket that begins with `head`.
local function seek(records, head, from, length)
  local at = records:find(head, from, true)
  while at and (at - 1) % length > 0 do at = records:find(head, at + 1, true) end
  return at
end

-- The buckets that a text belongs to, in each slice alive: the exact one, then one for each band. Read once.
local function look_up(text)
  if text.found then return text.found end
  local exact, bands, found = text[EXACT], text[BAND_HASHES], {}
  local fields, heads = { 'e' .. exact:sub(1, 1) .. string.char(exact:byte(2) % 64) }, {}
  for at = 1, #bands, 4 do
    fields[#fields + 1], heads[#heads + 1] = bands:sub(at, at + 1), bands:sub(at + 2, at + 3)
  end
  for n, slice in ipairs(alive) do found[n] = call('HMGET', key(slice, BANDS), unpack(fields)) end
  text.fields, text.heads, text.found = fields, heads, found
  return found
end

-- The record of the article that had an exact text first, and in which of the slices alive it was seen last.
local function first_holder(text)
  local head = text[EXACT]:sub(2)
  for n, buckets in ipairs(look_up(text)) do
    local at = buckets[1] and seek(buckets[1], head, 1, EXACT_RECORD)
    if at then return buckets[1]:sub(at, at + EXACT_RECORD - 1), n end
  end
end

-- Texts that share a band, as they are found, and how many they share. They go by numbers that grow with time.
local function sharing(text)
  local seen, shared = {}, {}
  for n, buckets in ipairs(look_up(text)) do
    for band, head in ipairs(text.heads) do
      local records = buckets[band + 1]
      local at = records and seek(records, head, 1, BAND_RECORD)
      while at do
        local place = struct.unpack('>I3', records, at + 2) - n * 2 ^ 24
        if not shared[place] then seen[#seen + 1] = place end
        shared[place] = (shared[place] or 0) + 1
        at = seek(records, head, at + BAND_RECORD, BAND_RECORD)
      end
    end
  end
  return seen, shared
end

-- Those that share most, up to `COMPARED_MAX`.
local function most_sharing(text)
  local seen, shared = sharing(text)
  if #seen <= COMPARED_MAX then return seen end
  local most = {}
  for count = #text.heads, 1, -1 do
    for _, place in ipairs(seen) do
      if shared[place] == count and #most < COMPARED_MAX then most[#most + 1] = place end
    end
  end
  return most
end

local function chunk_of(slice, number)
  return key(slice, TEXTS, string.format('%x', math.floor(number / IN_CHUNK))), number % IN_CHUNK * TEXT_RECORD
end

local function read_text(slice, number)
  local chunk, from = chunk_of(slice, number)
  return call('GETRANGE', chunk, from, from + TEXT_RECORD - 1)
end

-- The Jaccard of two texts by their sketches: of 256 bytes one is equal by chance (Li and König 2010).
local function estimate(text, record)
  text.rows = text.rows or { text[SKETCH]:byte(12, -1) }
  local ours, theirs, equal = text.rows, { record:byte(28, -1) }, 0
  for at = 1, #ours do
    if ours[at] == theirs[at] then equal = equal + 1 end
  end
  return (256 * equal / #ours - 1) / 255
end

local function count_bits(byte)
  local count = 0
  while byte > 0 do byte, count = bit.band(byte, byte - 1), count + 1 end
  return count
end

-- From 0 to 1, how far the numbers of one text are missing in the other: 0 if two thirds of the fewer are there, 1 if one third
-- is. Bits that are equal by chance are taken off; half a number is granted, since one alone says little.
local function clash(ours, theirs)
  local one, other, both = 0, 0, 0
  for at = 1, #ours do
    local a, b = ours:byte(at), theirs:byte(at)
    one, other, both = one + count_bits(a), other + count_bits(b), both + count_bits(bit.band(a, b))
  end
  local chance = one * other / (8 * #ours)
  local share = (both - chance + 0.5) / (math.min(one, other) - chance + 0.5)
  return math.max(0, math.min(1, 2 - 3 * share))
end

-- What a text is to an earlier one: the kind of copy and how much of it, if it is one; and the Jaccard. What was cut or
-- extended much is called contained, though it may be near as well.
local function compare(text, record)
  local jaccard = estimate(text, record)
  if jaccard < FAINTEST then return end
  local ours, theirs = struct.unpack('>I3', text[SKETCH]), struct.unpack('>I3', record, 17)
  local shorter, longer = math.min(ours, theirs), math.max(ours, theirs)
  local share = math.min(1, jaccard / (1 + jaccard) * (ours + theirs) / shorter)
  if jaccard < LEAST_SIMILARITY and share < LEAST_CONTAINED then return end
  local raise = CLASH * clash(text[SKETCH]:sub(4, 11), record:sub(20, 27))
  local is_near = jaccard >= LEAST_SIMILARITY + (1 - LEAST_SIMILARITY) * raise
  local is_contained = share >= LEAST_CONTAINED + (1 - LEAST_CONTAINED) * raise
  if is_contained and (not is_near or shorter < CUT * longer) then return 'c', share, jaccard end
  if is_near then return 'n', jaccard, jaccard end
end

-- The article that a text is taken from, the kind of copy, the similarity, and whether its own publisher brings it again.
local function source_of(article, text)
  local publisher, record = text[PUBLISHER], first_holder(text)
  if record and record:sub(8, 19) ~= article then return record:sub(8, 19), 'e', 1, record:sub(20) == publisher end
  if text[SKETCH] == '' then return end
  local best, first, source = 0, 0
  for _, place in ipairs(most_sharing(text)) do
    local n = math.ceil(-place / 2 ^ 24)
    local other = read_text(alive[n], place + n * 2 ^ 24)
    local kind, share, jaccard = compare(text, other)
    if kind and other:sub(1, 12) ~= article and (jaccard > best or jaccard == best and place < first) then
      best, first = jaccard, place
      source = { other:sub(1, 12), kind, share, other:sub(13, 16) == publisher }
    end
  end
  text.is_faithful = best >= FAITHFUL
  if source then return unpack(source) end
end

-- A bucket with one record more; if it is full, the oldest leaves.
local function with(records, record, max)
  if #records >= max then records = records:sub(#record + 1) end
  return records .. record
end

-- Whoever had an exact text first stays its holder. Nothing, if that is in the newest slice.
local function exact_bucket(article, text)
  local record, n = first_holder(text)
  if n == 1 then return end
  return with(text.found[1][1] or '', record or text[EXACT]:sub(2) .. article .. text[PUBLISHER], EXACT_MAX)
end

-- Of texts alike in a band the latest are kept.
local function band_bucket(text, band, number)
  local records, head = text.found[1][band + 1] or '', text.heads[band]
  local oldest = seek(records, head, 1, BAND_RECORD)
  local at, alike = oldest, 0
  while at do at, alike = seek(records, head, at + BAND_RECORD, BAND_RECORD), alike + 1 end
  if alike >= ALIKE_MAX then records = records:sub(1, oldest - 1) .. records:sub(oldest + BAND_RECORD) end
  return with(records, head .. number, BAND_MAX)
end

-- Writes the buckets of the newest slice, by their place among the fields of a text.
local function put_buckets(text, buckets)
  local parts = {}
  for place, records in pairs(buckets) do
    parts[#parts + 1], parts[#parts + 2] = text.fields[place], records
  end
  if #parts == 0 then return end
  call('HSET', key(newest, BANDS), unpack(parts))
  written[key(newest, BANDS)] = true
end

-- Makes an exact text findable.
local function add_exact(article, text) put_buckets(text, { exact_bucket(article, text) }) end

local function slice_byte(slice) return struct.pack('B', key(slice, MARK):match('%d+$') % 256) end

-- Makes a text findable, by its words and by near copies. Returns where it stands. `expire` is to be called after it.
local function add_text(article, text)
  local buckets = { exact_bucket(article, text) }
  if text[SKETCH] ~= '' then
    local number = (call('INCR', key(newest, MARK)) - 1) % NUMBERS_MAX
    local chunk, from = chunk_of(newest, number)
    if from == 0 then call('SET', chunk, ('\0'):rep(IN_CHUNK * TEXT_RECORD), 'PXAT', SLICE_ENDS[newest]) end
    call('SETRANGE', chunk, from, article .. text[PUBLISHER] .. text[SKETCH])
    local packed = struct.pack('>I3', number)
    for band = 1, #text.heads do buckets[band + 1] = band_bucket(text, band, packed) end
    put_buckets(text, buckets)
    return slice_byte(newest) .. packed
  end
  put_buckets(text, buckets)
  return NOWHERE
end

-- Makes a duplicate findable: by its words, and by near copies too if these may be no longer near to what it was taken from.
local function add_copy(article, text)
  if text[SKETCH] ~= '' and text.is_faithful == false then return add_text(article, text) end
  add_exact(article, text)
  return NOWHERE
end

-- The Jaccard of a text and one that `add_text` placed, if that is still there.
local function similarity_to(pointer, text)
  if text[SKETCH] == '' then return end
  for _, slice in ipairs(alive) do
    if slice_byte(slice) == pointer:sub(1, 1) then
      local record = read_text(slice, struct.unpack('>I3', pointer:sub(2)))
      return record ~= '' and estimate(text, record) or nil
    end
  end
end
