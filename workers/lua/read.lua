-- Reads a stage's next batch for a consumer. ARGV: stage number, consumer, ticket, entries wanted, '1' to look back first.
-- Returns state ('read', 'full' or 'paused'), the time in ms, and entries: source number, id, deliveries before, fields.
local stage, consumer, ticket = STAGES[tonumber(ARGV[2])], ARGV[3], ARGV[4]
local wanted, look_back = tonumber(ARGV[5]), ARGV[6] == '1'

redis.call('ZREM', KEYS[stage.tickets], ticket)
redis.call('ZADD', KEYS[stage.tickets], NOW_MS + config.running_ms, consumer)
redis.call('PEXPIRE', KEYS[stage.tickets], 2 * (config.ticket_ttl_ms + config.running_ms))
if is_full(stage) then return { 'full', NOW_MS, {} } end
if is_tripped(stage) then
  if not redis.call('SET', KEYS[stage.pause], consumer, 'NX', 'PX', config.breaker_pause_ms) then
    return { 'paused', NOW_MS, {} }
  end
  wanted = 1
end

if look_back then
  for _, source in ipairs(stage.sources) do
    local key = KEYS[source]
    pending(key)
    for _, held in ipairs(overdue(key, 1)) do
      local entry = redis.call('XCLAIM', key, config.group, consumer, config.redeliver_ms, held[1])[1]
      if entry and entry[2] then return { 'read', NOW_MS, { { source, entry[1], held[4], entry[2] } } } end
      redis.call('XACK', key, config.group, held[1])
    end
  end
end

local entries, bytes = {}, 0
for _, source in ipairs(stage.sources) do
  local key = KEYS[source]
  repeat
    local count = math.min(wanted - #entries, 16)
    local answer = redis.pcall('XREADGROUP', 'GROUP', config.group, consumer, 'COUNT', count, 'STREAMS', key, '>')
    if answer and answer.err then
      pending(key)
      answer = nil
    end
    local read = answer and answer[1][2] or {}
    for _, entry in ipairs(read) do
      entries[#entries + 1] = { source, entry[1], 0, entry[2] }
      for _, part in ipairs(entry[2]) do bytes = bytes + #part end
    end
    if #entries >= wanted or bytes >= config.batch_max_bytes then return { 'read', NOW_MS, entries } end
  until #read < count
end
return { 'read', NOW_MS, entries }
