-- Edits the rulebook: all of it or nothing, and a new version if anything changed.
-- KEYS: rules, their version. ARGV: rules allowed, how many to write, id and JSON of each, then ids to remove.
-- Returns how many are new, changed, unchanged and removed; or how many rules there would be, when that is too many.
local rules, version, written = KEYS[1], KEYS[2], tonumber(ARGV[2])
local first_removed = 3 + 2 * written
local added, changed, unchanged, removed = 0, 0, 0, 0
local size = redis.call('HLEN', rules)

for at = 3, first_removed - 1, 2 do
  size = size + 1 - redis.call('HEXISTS', rules, ARGV[at])
end
if written > 0 and size > tonumber(ARGV[1]) then return { size } end

for at = 3, first_removed - 1, 2 do
  local before = redis.call('HGET', rules, ARGV[at])
  if before == ARGV[at + 1] then
    unchanged = unchanged + 1
  else
    if before then changed = changed + 1 else added = added + 1 end
    redis.call('HSET', rules, ARGV[at], ARGV[at + 1])
  end
end
for at = first_removed, #ARGV do
  removed = removed + redis.call('HDEL', rules, ARGV[at])
end

if added + changed + removed > 0 then
  -- By the clock, so that a rulebook that was lost and written anew never has a version that a worker has seen.
  local now = redis.call('TIME')
  local by_clock = tonumber(now[1]) * 1000000 + tonumber(now[2])
  local next_one = math.max(by_clock, tonumber(redis.call('GET', version) or 0) + 1)
  redis.call('SET', version, string.format('%.0f', next_one))
end
return { added, changed, unchanged, removed }
