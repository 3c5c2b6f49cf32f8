-- A consumer begins to work at a stage: it takes its place among the running, and an overdue entry if there is one.
-- ARGV: stage number, consumer, ticket.
-- Returns the gate, the time in ms, and nothing or an overdue entry: source number, id, deliveries before, fields.
-- Of the overdue entries of a source the least often delivered comes first: what kills its process again and again holds back none.
local function least_delivered_first(held)
  for place, each in ipairs(held) do each.place = place end
  table.sort(held, function(a, b)
    if a[4] ~= b[4] then return a[4] < b[4] end
    return a.place < b.place
  end)
  return held
end

local stage, consumer = STAGES[tonumber(ARGV[2])], ARGV[3]
local tickets = KEYS[stage.tickets]
redis.call('ZREM', tickets, ARGV[4])
redis.call('ZADD', tickets, NOW_MS + config.running_ms, consumer)
redis.call('PEXPIRE', tickets, 2 * config.running_ms)

local open = gate(stage, consumer)
if open[1] == 'open' or open[1] == 'probe' then
  for number, source in ipairs(stage.sources) do
    local key = KEYS[source]
    for _, held in ipairs(least_delivered_first(overdue(key, config.batch_max))) do
      local entry = redis.call('XCLAIM', key, config.group, consumer, config.redeliver_ms, held[1])[1]
      if entry and entry[2] then return { open, NOW_MS, { number, entry[1], held[4], entry[2] } } end
      redis.call('XACK', key, config.group, held[1])
    end
  end
end
return { open, NOW_MS, {} }
