-- Appends articles to a lane, in their order, for as long as it holds fewer entries than it may.
-- KEYS: the lane's stream. ARGV: entries allowed, then the JSON of each article.
-- Returns the ids of those appended.
local room = ARGV[1] - redis.call('XLEN', KEYS[1])
local ids = {}
for n = 2, math.min(#ARGV, room + 1) do
  ids[n - 1] = redis.call('XADD', KEYS[1], '*', 'article', ARGV[n])
end
return ids
