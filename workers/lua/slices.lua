-- The time slices of deduplication, shared by its scripts: where to look, the newest first, and where to write.
-- KEYS: for each slice, the newest first, its articles and the parts of its index. The first slice is yet to come by the
-- caller's clock; if another's has reached it, all write there. ARGV[1]: keys of a slice; ARGV[2], ARGV[3]: when the first
-- and the second slice end, in ms.
local call = redis.call
local PARTS, ARTICLES = tonumber(ARGV[1]), 1

local function key(slice, part) return KEYS[(slice - 1) * PARTS + part] end
local function is_there(slice) return call('EXISTS', key(slice, ARTICLES)) == 1 end

local newest = is_there(1) and 1 or 2
local alive = { newest }
for slice = newest + 1, #KEYS / PARTS do
  if is_there(slice) then alive[#alive + 1] = slice end
end

-- The newest value of a field, and the slice that has it.
local function find(part, field)
  for _, slice in ipairs(alive) do
    local value = call('HGET', key(slice, part), field)
    if value then return value, slice end
  end
end

local function put(part, field, value) call('HSET', key(newest, part), field, value) end

-- To be called after the last `put`: what was written lasts as long as its slice.
local function expire()
  for part = 1, PARTS do call('PEXPIREAT', key(newest, part), ARGV[1 + newest]) end
end

-- A version's field holds its owner, ' ' and its verdict: no owner when it was released, no verdict until it is decided.
local function version_field(article, version) return article .. ':' .. version end
local function read_version(value) return (value or ''):match('^(%S*) ?(.*)$') end
local function write_version(owner, verdict) return owner .. (verdict == '' and '' or ' ' .. verdict) end
