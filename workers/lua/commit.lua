-- Commits a batch. For each entry that is still in its stream: its events, its entry for the next stage or its dead letter,
-- its acknowledgement and its removal. XDEL answering 1 is the whole guard: who comes later changes nothing.
-- ARGV: stage number; then for each entry: source number, id, article id, disposition ('' when it goes on), 1 when it is a
-- failure of ours, what to append: its number of parts, destination, parts; as many as counted.
-- Returns the ids that this commit ended, and tickets to send.
local number = tonumber(ARGV[2])
local stage = STAGES[number]
local counts, ended, trace_written = { received = 0 }, {}, false
local row = tonumber(redis.call('GET', KEYS[stage.breaker]) or 0)
local row_before = row

local function count(what) counts[what] = (counts[what] or 0) + 1 end

local function append(destination, parts)
  if destination == 'next' then
    redis.call('XADD', KEYS[stage.target], '*', unpack(parts))
  elseif destination == 'dead' then
    local id = redis.call('XADD', DEAD, '*', unpack(parts))
    local dropped = redis.call('XTRIM', DEAD, 'MAXLEN', config.dead_max)
    if dropped > 0 then redis.call('HINCRBY', COUNTS, 'dead_dropped', dropped) end
    return 'dead/' .. id
  else
    local id = redis.call('XADD', EVENTS[destination], 'MAXLEN', '~', config.events_max, '*', unpack(parts))
    return destination .. '/' .. id
  end
end

local function write_trace(article, made)
  local field = article .. ':events'
  local before = redis.call('HGET', ARTICLES, field)
  redis.call('HSET', ARTICLES, field, (before and before .. ' ' or '') .. table.concat(made, ' '))
  trace_written = true
end

local at = 3
while at <= #ARGV do
  local key, id, article, disposition = KEYS[tonumber(ARGV[at])], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  local ours, appends = ARGV[at + 4] == '1', tonumber(ARGV[at + 5])
  local mine = redis.call('XDEL', key, id) == 1
  local made = {}
  at = at + 6
  for _ = 1, appends do
    local size, destination = tonumber(ARGV[at]), ARGV[at + 1]
    if mine then
      local parts = {}
      for n = 1, size do parts[n] = ARGV[at + 1 + n] end
      made[#made + 1] = append(destination, parts)
    end
    at = at + 2 + size
  end
  if mine then
    redis.call('XACK', key, config.group, id)
    ended[#ended + 1] = id
    if #made > 0 and article ~= '' then write_trace(article, made) end
    if number == 1 then count('received') end
    if disposition ~= '' then count(disposition) end
    row = ours and row + 1 or 0
  end
end

for what, n in pairs(counts) do
  if n > 0 then
    redis.call('HINCRBY', COUNTS, what, n)
    redis.call('HINCRBY', COUNTS_NOW, what, n)
  end
end
if #ended > 0 then
  redis.call('HINCRBY', COUNTS_NOW, 'stage:' .. stage.name, #ended)
  redis.call('PEXPIRE', COUNTS_NOW, 600000)
end
if trace_written then redis.call('PEXPIREAT', ARTICLES, config.articles_until_ms) end
if row ~= row_before then
  redis.call('SET', KEYS[stage.breaker], row, 'PX', 86400000)
  if row >= config.breaker_limit then
    redis.call('SET', KEYS[stage.pause], 'tripped', 'PX', config.breaker_pause_ms)
  end
end

local tickets = {}
if STAGES[number + 1] then ring(tickets, number + 1, waiting(STAGES[number + 1])) end
if STAGES[number - 1] then ring(tickets, number - 1, waiting(STAGES[number - 1])) end
return { ended, tickets }
