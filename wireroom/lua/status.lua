-- Looks at everything at one moment, and changes nothing. ARGV: the consumer group, how many queues, stages, event streams.
-- KEYS: the queues; breakers and then pauses of the stages; slots, workers, embargoes, dead letters; the event streams; then
-- totals, and the totals of spans.
-- Returns the time in ms; for each queue: entries, pending, first id; for each stage: failures in a row, whether it pauses;
-- slots, workers; how many are under embargo, and when the first goes on in ms; entries and first id of the dead letters
-- and of each event stream; all totals.
local at, call = 0, redis.call
local function next_key()
  at = at + 1
  return KEYS[at]
end

local function stream(key)
  local first = call('XRANGE', key, '-', '+', 'COUNT', 1)[1]
  return { call('XLEN', key), first and first[1] or '' }
end

local function queue(key)
  local pending = redis.pcall('XPENDING', key, ARGV[1])
  local seen = stream(key)
  return { seen[1], pending.err and 0 or pending[1], seen[2] }
end

local function each(count, look)
  local answers = {}
  for n = 1, count do answers[n] = look(next_key()) end
  return answers
end

local now = call('TIME')
local queues = each(ARGV[2], queue)
local failures = each(ARGV[3], function(key) return tonumber(call('GET', key) or 0) end)
local pauses = each(ARGV[3], function(key) return call('EXISTS', key) end)
local slots, workers = call('HGETALL', next_key()), call('HGETALL', next_key())
local embargoes = next_key()
local due = call('ZRANGE', embargoes, 0, 0, 'WITHSCORES')[2]
local embargoed = { call('ZCARD', embargoes), due and tonumber(due) or 0 }
local streams = each(1 + ARGV[4], stream)
local totals = each(#KEYS - at, function(key) return call('HGETALL', key) end)
return { now[1] * 1000 + math.floor(now[2] / 1000), queues, failures, pauses, slots, workers, embargoed, streams, totals }
