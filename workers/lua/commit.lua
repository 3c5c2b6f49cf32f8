-- Commits a batch. For each entry that nobody has ended yet: its events, its entry for the next stage or its dead letter, its
-- acknowledgement and its removal. These go together, so what is still pending, or still in the stream, was not committed:
-- that is the whole guard, and who comes later changes nothing.
-- ARGV: stage number, consumer, source number, number of entries and their ids; then for each entry: article id, its end (a
-- disposition, with ! before it when the failure is ours; '' when it goes on), number of appends; for each of these:
-- destination, and for an event its type, id, subject and document, for a hold that is given back its number of keys, field
-- and owner, else the number of parts of an entry, and the parts. KEYS after the engine's are those of the holds.
-- Returns the ids that this commit ended, tickets to send, the gate and the time in ms.
local number, consumer = tonumber(ARGV[2]), ARGV[3]
local stage = STAGES[number]
local key = KEYS[stage.sources[tonumber(ARGV[4])]]
local target = stage.target and KEYS[stage.target]
local call, argv, entries = redis.call, ARGV, tonumber(ARGV[5])
local counts, ended, told, has_trace = {}, {}, {}, false
local row_before = failures_in_a_row(stage)
local row = row_before

local all_are_mine = call('XACK', key, config.group, unpack(argv, 6, 5 + entries)) == entries
if all_are_mine then call('XDEL', key, unpack(argv, 6, 5 + entries)) end

local function bury(first, last)
  local id = call('XADD', DEAD, '*', unpack(argv, first, last))
  local dropped = call('XTRIM', DEAD, 'MAXLEN', config.dead_max)
  if dropped > 0 then counts.dead_dropped = (counts.dead_dropped or 0) + dropped end
  return 'dead/' .. id
end

local function tell(stream, at)
  told[stream] = true
  return stream .. '/' .. call('XADD', EVENTS[stream], '*',
    'type', argv[at], 'id', argv[at + 1], 'subject', argv[at + 2], 'event', argv[at + 3])
end

-- Takes an owner off what it holds; what others hold stays, and so does what was written beside the owner.
local function give_back(first, last, field, owner)
  for n = first, last do
    local is_string = field == ''
    local value = is_string and call('GET', KEYS[n]) or not is_string and call('HGET', KEYS[n], field)
    if value == owner then
      if is_string then call('DEL', KEYS[n]) else call('HDEL', KEYS[n], field) end
    elseif value and not is_string and value:sub(1, #owner + 1) == owner .. ' ' then
      call('HSET', KEYS[n], field, value:sub(#owner + 1))
    end
  end
end

local function trace(article, made)
  local field = article .. ':events'
  local before = call('HGET', ARTICLES, field)
  call('HSET', ARTICLES, field, (before and before .. ' ' .. made or made):sub(-config.trace_max))
  has_trace = true
end

local at, held = 6 + entries, 22
for n = 1, entries do
  local id, article, ending, appends = argv[5 + n], argv[at], argv[at + 1], tonumber(argv[at + 2])
  local mine = all_are_mine or call('XDEL', key, id) == 1
  local made
  at = at + 3
  for _ = 1, appends do
    local destination = argv[at]
    local is_event = EVENTS[destination]
    local is_hold = destination == 'hold'
    local last = is_event and at + 4 or is_hold and at + 3 or at + 1 + argv[at + 1]
    if is_hold then
      local first = held + 1
      held = held + argv[at + 1]
      if mine then give_back(first, held, argv[at + 2], argv[at + 3]) end
    elseif mine and destination == 'next' then
      call('XADD', target, '*', unpack(argv, at + 2, last))
    elseif mine then
      local place = is_event and tell(destination, at + 1) or bury(at + 2, last)
      made = made and made .. ' ' .. place or place
    end
    at = last + 1
  end
  if mine then
    ended[#ended + 1] = id
    if made and article ~= '' then trace(article, made) end
    if ending:byte(1) == 33 then
      ending, row = ending:sub(2), row + 1
    elseif ending ~= 'rejected' then
      row = 0
    end
    if ending ~= '' then counts[ending] = (counts[ending] or 0) + 1 end
  end
end

for stream in pairs(told) do call('XTRIM', EVENTS[stream], 'MAXLEN', '~', config.events_max) end
if #ended > 0 then
  if number == 1 then counts.received = #ended end
  for what, n in pairs(counts) do
    call('HINCRBY', COUNTS, what, n)
    call('HINCRBY', COUNTS_NOW, what, n)
  end
  call('HINCRBY', COUNTS_NOW, 'stage:' .. stage.name, #ended)
  call('PEXPIRE', COUNTS_NOW, 600000)
end
if has_trace then call('PEXPIREAT', ARTICLES, config.articles_until_ms) end
if row ~= row_before then
  call('SET', KEYS[stage.breaker], row, 'PX', 86400000)
  if row >= config.breaker_limit then call('SET', KEYS[stage.pause], 'tripped', 'PX', config.breaker_pause_ms) end
elseif row >= config.breaker_limit and #ended > 0 and call('GET', KEYS[stage.pause]) == consumer then
  -- This was the probe, and its input was at fault, which says nothing of us: the next entry may be tried at once.
  call('DEL', KEYS[stage.pause])
end

local tickets = {}
if STAGES[number + 1] then ring(tickets, number + 1, waiting(STAGES[number + 1])) end
if STAGES[number - 1] then ring(tickets, number - 1, waiting(STAGES[number - 1])) end
call('ZADD', KEYS[stage.tickets], NOW_MS + config.running_ms, consumer)
return { ended, tickets, gate(stage, consumer), NOW_MS }
