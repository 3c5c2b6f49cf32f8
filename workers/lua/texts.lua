-- The texts that articles may be copies of, in the parts of each slice:
--   exact       hash of a text -> its first holder
--   bands       hash of a band -> numbers of the texts that have it, the latest 8, 4 bytes each
--   signatures  number of a text in its slice, 4 bytes -> its sketch, and its holder
-- A holder is an article's id in 12 bytes and, if it is another, its story's.
local EXACT, BANDS, SIGNATURES = 2, 3, 4
local BAND_BYTES, NUMBER_BYTES, ID_BYTES = 4, 4, 12
local TEXTS_MAX = 8 * NUMBER_BYTES
local COMPARED_MAX = 50

local function to_bytes(id)
  return (id:gsub('%x%x', function(digits) return string.char(tonumber(digits, 16)) end))
end

local function to_id(bytes)
  return (bytes:gsub('.', function(byte) return string.format('%02x', byte:byte()) end))
end

local function pack_holder(article, story)
  return to_bytes(article) .. (story == article and '' or to_bytes(story))
end

-- Article and story.
local function unpack_holder(bytes)
  local article = to_id(bytes:sub(1, ID_BYTES))
  return article, #bytes > ID_BYTES and to_id(bytes:sub(ID_BYTES + 1)) or article
end

local function cut_bands(bands)
  local fields = {}
  for at = 1, #bands, BAND_BYTES do fields[#fields + 1] = bands:sub(at, at + BAND_BYTES - 1) end
  return fields
end

-- The Jaccard similarity that two sketches let expect: of the bytes that differ in truth, one in 256 is equal by chance.
local function similarity(one, other)
  local equal = 0
  for at = 1, #one do
    if one:byte(at) == other:byte(at) then equal = equal + 1 end
  end
  return (256 * equal / #one - 1) / 255
end

-- The texts that share a band, those with the most first, the latest first of these; as slice, number and bands shared.
local function sharing(bands)
  local found = {}
  for _, slice in ipairs(alive) do
    local shared = {}
    for _, numbers in ipairs(call('HMGET', key(slice, BANDS), unpack(bands))) do
      for at = 1, #(numbers or ''), NUMBER_BYTES do
        local number = numbers:sub(at, at + NUMBER_BYTES - 1)
        shared[number] = (shared[number] or 0) + 1
      end
    end
    for number, count in pairs(shared) do found[#found + 1] = { slice = slice, number = number, count = count } end
  end
  table.sort(found, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    if a.slice ~= b.slice then return a.slice < b.slice end
    return a.number > b.number
  end)
  return found
end

-- The most similar text of `least` or more: its article, story and similarity; or nothing.
local function nearest(bands, sketch, least)
  local best, holder = least
  if sketch == '' then return end
  for place, text in ipairs(sharing(cut_bands(bands))) do
    if place > COMPARED_MAX then break end
    local stored = call('HGET', key(text.slice, SIGNATURES), text.number)
    local estimate = similarity(sketch, stored)
    if estimate > best or (estimate == best and not holder) then best, holder = estimate, stored:sub(#sketch + 1) end
  end
  if holder then
    local article, story = unpack_holder(holder)
    return article, story, best
  end
end

-- The first holder of a text: its article and story; or nothing.
local function first_holder(exact)
  local holder = find(EXACT, exact)
  if holder then return unpack_holder(holder) end
end

-- Lets exact copies be found for a whole window from now. Another article that had the text before stays its holder.
local function add_exact(exact, article, story)
  local mine = pack_holder(article, story)
  local first = find(EXACT, exact) or mine
  put(EXACT, exact, first:sub(1, ID_BYTES) == mine:sub(1, ID_BYTES) and mine or first)
end

-- Lets near copies be found.
local function add_near(bands, sketch, article, story)
  if sketch == '' then return end
  local number = struct.pack('>I4', call('HLEN', key(newest, SIGNATURES)))
  put(SIGNATURES, number, sketch .. pack_holder(article, story))
  local fields = cut_bands(bands)
  local changed = {}
  for n, numbers in ipairs(call('HMGET', key(newest, BANDS), unpack(fields))) do
    changed[2 * n - 1], changed[2 * n] = fields[n], ((numbers or '') .. number):sub(-TEXTS_MAX)
  end
  call('HSET', key(newest, BANDS), unpack(changed))
end
