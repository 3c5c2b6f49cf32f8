-- Looks for an article among what is under embargo, the last to go on first. KEYS: embargoes, what they hold back.
-- ARGV: the article, and the first and last to look at, counted from 0.
-- Returns of the one that goes on first: its push, when that is in ms, and all that is held back; nothing when there is none.
local head, found = '["' .. ARGV[1] .. '"', nil
for _, push in ipairs(redis.call('ZREVRANGE', KEYS[1], ARGV[2], ARGV[3])) do
  local held = redis.call('HGET', KEYS[2], push)
  if held and held:sub(1, #head) == head then found = { push, redis.call('ZSCORE', KEYS[1], push), held } end
end
return found
