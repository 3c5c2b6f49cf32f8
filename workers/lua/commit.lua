-- Commits a batch. For each entry that nobody has ended yet: its events, its entry for the next stage or its dead letter, its
-- acknowledgement and its removal. These go together, so what is still pending, or still in the stream, was not committed:
-- that is the whole guard, and who comes later changes nothing.
-- ARGV: stage number, consumer, source number, number of entries and their ids; then for each entry: article, its end (a
-- disposition, with ! before it when the failure is ours; '' when it goes on; @ and a time in ms when all that it appends is
-- under embargo until then), number of appends, and these, as applying.lua takes them. KEYS after the slices' are those of
-- the holds.
-- Returns the ids that this commit ended, tickets to send, the gate and the time in ms.
local number, consumer = tonumber(ARGV[2]), ARGV[3]
local stage = STAGES[number]
local key_of_entries = KEYS[stage.sources[tonumber(ARGV[4])]]
local target = stage.target and KEYS[stage.target]
local argv, entries = ARGV, tonumber(ARGV[5])
local ended, row_before = {}, failures_in_a_row(stage)
local row = row_before

local all_are_mine = call('XACK', key_of_entries, config.group, unpack(argv, 6, 5 + entries)) == entries
if all_are_mine then call('XDEL', key_of_entries, unpack(argv, 6, 5 + entries)) end

-- Takes an owner off what it holds; what others hold stays, and so does what was written beside the owner.
local function give_back(first, last, field, owner)
  for n = first, last do
    local is_string = field == ''
    local value = is_string and call('GET', KEYS[n]) or not is_string and call('HGET', KEYS[n], field)
    if value == owner then
      if is_string then call('DEL', KEYS[n]) else call('HDEL', KEYS[n], field) end
    elseif value and not is_string and value:sub(1, #owner) == owner then
      call('HSET', KEYS[n], field, FREE .. value:sub(#owner + 1))
    end
  end
end

-- Puts all that an entry appends aside, until its time.
local function hold_back(article, id, until_ms, first, last)
  local push = ARGV[4] .. '/' .. id
  call('HSET', EMBARGOED, push, cjson.encode({ to_id(article), unpack(argv, first, last) }))
  call('ZADD', EMBARGOES, until_ms, push)
end

-- An alert that rests on what its source took back in the meantime is not raised.
local function is_void(article, at)
  return argv[at] == 'alert' and argv[at + 1] == config.raised and is_withdrawn(read_state(article))
end

local at, held = 6 + entries, SLICES_FROM + config.slice_keys
mark()
for n = 1, entries do
  local id, article, ending, appends = argv[5 + n], unpack(argv, at, at + 2)
  local mine = all_are_mine or call('XDEL', key_of_entries, id) == 1
  local embargo = ending:byte(1) == 64 and tonumber(ending:sub(2))
  local waits = mine and embargo and embargo > NOW_MS
  at = at + 3
  local first = at
  for _ = 1, appends do
    local last, keys = extent(argv, at)
    if keys > 0 then
      if mine then give_back(held + 1, held + keys, argv[at + 2], argv[at + 3]) end
      held = held + keys
    elseif mine and not waits and not is_void(article, at) then
      append(argv, at, last, target, article)
    end
    at = last + 1
  end
  if waits then hold_back(article, id, embargo, first, at - 1) end
  if mine then
    ended[#ended + 1] = id
    if embargo then ending = '' end
    if ending:byte(1) == 33 then
      ending, row = ending:sub(2), row + 1
    elseif ending ~= 'rejected' then
      row = 0
    end
    if ending ~= '' then count(ending, 1) end
  end
end

if #ended > 0 then
  if number == 1 then count('received', #ended) end
  call('HINCRBY', COUNTS_NOW, 'stage:' .. stage.name, #ended)
  call('PEXPIRE', COUNTS_NOW, 600000)
end
settle_up()
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
