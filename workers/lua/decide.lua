-- Decides what articles are, and remembers it. ARGV: 3 the least similarity of a near copy, 4 the least share of a
-- contained one; then for each article: its id, version, owner, time of the source in s, flags, fingerprint, and the parts of
-- its text's signature.
-- Returns a verdict for each, packed: O(riginal), D(uplicate), R(evision), W(ithdrawal) or L for what was overtaken or is
-- known, and the number of the version in 2 bytes. Of a duplicate follow the article copied, the kind of copy, the similarity
-- in thousandths and 1 for a repost; of a revision, what changed (1 headline, 2 text, 4 numbers, 8 names), and the similarity.
local HEADER = 6
local UNKNOWN = 65535

local function thousandths(share) return share and math.floor(1000 * math.max(0, share) + 0.5) or UNKNOWN end

-- What differs between two fingerprints, whose four parts are of 4 bytes.
local function changes(one, other)
  local changed = 0
  for part = 0, 3 do
    local at = 4 * part + 1
    if one:sub(at, at + 3) ~= other:sub(at, at + 3) then changed = changed + 2 ^ part end
  end
  return changed
end

-- Whether a newer version of the article is known: pushed later, or by the time that its source gives, written later.
local function is_overtaken(state, owner, as_of, flags)
  if owner:sub(2) < state.push then return true end
  return flags ~= WITHDRAWN and as_of > 0 and as_of < state.as_of
end

local function revise(state, text, fingerprint)
  local similarity = state.pointer ~= NOWHERE and similarity_to(state.pointer, text)
  return struct.pack('>c1I2BI2', 'R', state.versions + 1, changes(state.fingerprint, fingerprint), thousandths(similarity))
end

local function judge_new(article, text)
  local copied, kind, similarity, is_repost = source_of(article, text)
  if not copied then return struct.pack('>c1I2', 'O', 1) end
  return struct.pack('>c1I2c12c1I2B', 'D', 1, copied, kind, thousandths(similarity), is_repost and 1 or 0)
end

-- The verdict of a version that has none.
local function judge(article, version, owner, as_of, flags, fingerprint, text)
  local state = read_state(article)
  if state and is_overtaken(state, owner, as_of, flags) then return struct.pack('>c1I2', 'L', state.versions) end
  local is_revision = state and flags ~= WITHDRAWN
  local versions = state and state.versions or 0
  local verdict = flags == WITHDRAWN and struct.pack('>c1I2', 'W', versions + 1)
    or is_revision and revise(state, text, fingerprint)
    or judge_new(article, text)
  local kind, pointer = verdict:sub(1, 1), state and state.pointer or NOWHERE
  if kind == 'D' then pointer = add_copy(article, text) elseif kind ~= 'W' then pointer = add_text(article, text) end
  write_state(article, {
    versions = versions + 1, flags = flags, as_of = math.max(as_of, state and state.as_of or 0), push = owner:sub(2),
    version = version, pointer = pointer, fingerprint = kind == 'W' and state and state.fingerprint or fingerprint,
    story = state and state.story or '',
  })
  return verdict
end

local function decide(article, version, owner, as_of, flags, fingerprint, text)
  local holder, verdict, placement = read_version(article, version)
  if not is_free(holder) and holder ~= owner then
    local number = verdict ~= '' and struct.unpack('>I2', verdict:sub(2, 3)) or 1
    return struct.pack('>c1I2', 'L', number)
  end
  if verdict == '' then verdict = judge(article, version, owner, tonumber(as_of), tonumber(flags), fingerprint, text) end
  write_version(article, version, owner, verdict, placement)
  return verdict
end

local verdicts = {}
mark()
for at = 5, #ARGV, HEADER + TEXT_ARGS do
  local text = { unpack(ARGV, at + HEADER, at + HEADER + TEXT_ARGS - 1) }
  local article, version, owner, as_of, flags, fingerprint = unpack(ARGV, at, at + HEADER - 1)
  verdicts[#verdicts + 1] = decide(article, version, owner, as_of, flags, fingerprint, text)
end
expire()
return verdicts
