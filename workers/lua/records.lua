-- The records of articles, in hashes that are small enough to be kept packed. Ids are of 12 bytes, versions of 8. Fields:
--   'a' id          the article as it stands: see `STATE`
--   'v' id version  owner, then, as far as they are known, the verdict on the version and its place in a story
--   'e' id          where the latest events and dead letters stand, 9 bytes each
-- An owner is a push: lane, ms, number, in 9 bytes; all NUL when it was released. A record stands in the newest slice that
-- it was written in; an older one may be left behind it.
local OWNER_BYTES, FREE = 9, ('\0'):rep(9)
local WITHDRAWN = 1
local EVENTS_BYTES = 9 * 60
local written = {}

local function to_bytes(id)
  return (id:gsub('%x%x', function(digits) return string.char(tonumber(digits, 16)) end))
end

local function to_id(bytes)
  return (bytes:gsub('.', function(byte) return string.format('%02x', byte:byte()) end))
end

-- The 8 bytes of an entry's id, `<ms>-<n>`, by which entries sort.
local function pack_id(id)
  local ms, number = id:match('^(%d+)-(%d+)$')
  return struct.pack('>I6I2', tonumber(ms), tonumber(number))
end

local function bucket(article)
  local one, other = article:byte(1, 2)
  return string.format('%03x', one * 16 + math.floor(other / 16))
end

-- The newest value of a field of an article.
local function find(article, field)
  local place = bucket(article)
  for _, slice in ipairs(alive) do
    local value = call('HGET', key(slice, ARTICLES, place), field)
    if value then return value, slice end
  end
end

local function put(article, field, value)
  local place = key(newest, ARTICLES, bucket(article))
  call('HSET', place, field, value)
  written[place] = true
end

-- To be called after the last `put`.
local function expire()
  for place in pairs(written) do call('PEXPIREAT', place, SLICE_ENDS[newest]) end
end

-- STATE of an article: versions, flags, time of the source in s (0: not known), the push of the latest version without its
-- lane, that version, the text's pointer, the fingerprint of the text, the story if it is known.
local STATE = '>BBI4c8c8c4c16'
local STATE_BYTES = 42

local function read_state(article)
  local packed = find(article, 'a' .. article)
  if not packed then return end
  local versions, flags, as_of, push, version, pointer, fingerprint = struct.unpack(STATE, packed)
  return {
    versions = versions, flags = flags, as_of = as_of, push = push, version = version, pointer = pointer,
    fingerprint = fingerprint, story = packed:sub(STATE_BYTES + 1),
  }
end

local function write_state(article, state)
  put(article, 'a' .. article, struct.pack(STATE, math.min(255, state.versions), state.flags, state.as_of, state.push,
    state.version, state.pointer, state.fingerprint) .. state.story)
end

local function is_withdrawn(state) return state and state.flags == WITHDRAWN end

-- A version's owner, verdict and placement; '' for what is not known.
local VERDICT_BYTES = { O = 3, W = 3, L = 3, R = 6, D = 19 }

local function read_version(article, version)
  local packed = find(article, 'v' .. article .. version) or ''
  local verdict = VERDICT_BYTES[packed:sub(OWNER_BYTES + 1, OWNER_BYTES + 1)] or 0
  local from = OWNER_BYTES + verdict
  return packed:sub(1, OWNER_BYTES), packed:sub(OWNER_BYTES + 1, from), packed:sub(from + 1)
end

local function write_version(article, version, owner, verdict, placement)
  put(article, 'v' .. article .. version, owner .. verdict .. placement)
end

-- The same content, come again after another.
local function following(version) return version:sub(1, 7) .. string.char(version:byte(8) + 1) end

local function is_free(owner) return owner == '' or owner == FREE end

local function story_of(article)
  local state = read_state(article)
  if state and state.story ~= '' then return state.story end
end

local function set_story(article, story)
  local state = read_state(article)
  state.story = story
  write_state(article, state)
end

local function placement_of(article, version)
  local _, _, placement = read_version(article, version)
  if placement ~= '' then return placement end
end

local function set_placement(article, version, placement)
  local owner, verdict = read_version(article, version)
  write_version(article, version, owner, verdict, placement)
end

local function add_events(article, places)
  local place, field = key(newest, ARTICLES, bucket(article)), 'e' .. article
  put(article, field, ((call('HGET', place, field) or '') .. places):sub(-EVENTS_BYTES))
end
