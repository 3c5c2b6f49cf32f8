-- Claims silences. KEYS: one for each claim; ARGV: owner and seconds, for each.
-- Returns 1 for each that is the owner's, now or from before, else 0. A repeat changes nothing, not even the time to live.
local answers = {}
for n, key in ipairs(KEYS) do
  local owner = ARGV[2 * n - 1]
  local is_new = redis.call('SET', key, owner, 'NX', 'EX', ARGV[2 * n])
  answers[n] = (is_new or redis.call('GET', key) == owner) and 1 or 0
end
return answers
