-- A consumer begins to work at a stage: it takes its place among the running, and an overdue entry if there is one.
-- ARGV: stage number, consumer, ticket.
-- Returns the gate, the time in ms, and nothing or an overdue entry: source number, id, deliveries before, fields.
local stage, consumer = STAGES[tonumber(ARGV[2])], ARGV[3]
local tickets = KEYS[stage.tickets]
redis.call('ZREM', tickets, ARGV[4])
redis.call('ZADD', tickets, NOW_MS + config.running_ms, consumer)
redis.call('PEXPIRE', tickets, 2 * config.running_ms)

local open = gate(stage, consumer)
if open[1] == 'open' or open[1] == 'probe' then
  for number, source in ipairs(stage.sources) do
    local key = KEYS[source]
    for _, held in ipairs(overdue(key, config.batch_max)) do
      local entry = redis.call('XCLAIM', key, config.group, consumer, config.redeliver_ms, held[1])[1]
      if entry and entry[2] then return { open, NOW_MS, { number, entry[1], held[4], entry[2] } } end
      redis.call('XACK', key, config.group, held[1])
    end
  end
end
return { open, NOW_MS, {} }
