-- The flow, shared by every script of the engine: which keys a stage reads, feeds and counts in, and how its bell rings.
-- KEYS are the same for all scripts, in the order of `Channels.engine`; a commit may have more. ARGV[1] is the configuration, in JSON.
local config = cjson.decode(ARGV[1])
local STAGES = {
  { name = 'extract', sources = { 1, 2, 3 }, target = 4, tickets = 6, breaker = 9, pause = 12 },
  { name = 'deduplicate', sources = { 4 }, target = 5, tickets = 7, breaker = 10, pause = 13 },
  { name = 'alert', sources = { 5 }, tickets = 8, breaker = 11, pause = 14 },
}
local SLOTS, WORKERS, DEAD = KEYS[15], KEYS[16], KEYS[17]
local EVENTS = { article = KEYS[18], story = KEYS[19], alert = KEYS[20] }
local COUNTS, EMBARGOES, EMBARGOED, COUNTS_NOW = KEYS[21], KEYS[22], KEYS[23], KEYS[24]
local SLICES_FROM, SLICE_ENDS = 24, config.slice_ends_ms
local TIME = redis.call('TIME')
local NOW_MS = TIME[1] * 1000 + math.floor(TIME[2] / 1000)

-- What is delivered and not yet committed. A group that is gone (a flush) is made again, at the stream's beginning.
local function pending(key)
  local answer = redis.pcall('XPENDING', key, config.group)
  if answer.err then
    redis.call('XGROUP', 'CREATE', key, config.group, '0', 'MKSTREAM')
    return 0
  end
  return answer[1]
end

local function waiting(stage)
  local sum = 0
  for _, source in ipairs(stage.sources) do
    -- Less than none, when pending entries were deleted: these must not be weighed against the work of other lanes.
    sum = sum + math.max(0, redis.call('XLEN', KEYS[source]) - pending(KEYS[source]))
  end
  return sum
end

local function is_full(stage)
  if not stage.target then return false end
  return redis.call('XLEN', KEYS[stage.target]) >= config.stage_backlog_max
    or stage == STAGES[1] and redis.call('ZCARD', EMBARGOES) >= config.embargoed_max
end

local function failures_in_a_row(stage) return tonumber(redis.call('GET', KEYS[stage.breaker]) or 0) end

-- Too many failures of ours in a row: the stage rests, then one entry is tried at a time until one succeeds.
local function is_paused(stage)
  return failures_in_a_row(stage) >= config.breaker_limit and redis.call('EXISTS', KEYS[stage.pause]) == 1
end

-- Whether a consumer may read now: 'full', 'paused', 'probe' (one entry), or 'open'; and what waits in each source.
local function gate(stage, consumer)
  if is_full(stage) then return { 'full' } end
  local state = 'open'
  if failures_in_a_row(stage) >= config.breaker_limit then
    state = redis.call('SET', KEYS[stage.pause], consumer, 'NX', 'PX', config.breaker_pause_ms) and 'probe' or 'paused'
  end
  local answer = { state }
  for n, source in ipairs(stage.sources) do
    answer[n + 1] = redis.call('XLEN', KEYS[source]) - pending(KEYS[source])
  end
  return answer
end

-- Entries that were handed on, or whose consumer has been silent for too long.
local function overdue(key, count)
  return redis.call('XPENDING', key, config.group, 'IDLE', config.redeliver_ms, '-', '+', count)
end

-- Appends to `tickets` as many new ones as the stage has work and free slots for: stage number, ticket, ...
local function ring(tickets, number, work)
  local stage = STAGES[number]
  if work <= 0 or is_full(stage) or is_paused(stage) then return end
  local key = KEYS[stage.tickets]
  redis.call('ZREMRANGEBYSCORE', key, '-inf', NOW_MS)
  -- Of a time before the server's clock was set back: they would last until it is where it was.
  redis.call('ZREMRANGEBYSCORE', key, NOW_MS + 2 * config.running_ms, '+inf')
  local slots = tonumber(redis.call('HGET', SLOTS, stage.name) or 1)
  local missing = math.min(slots, math.ceil(work / config.ticket_work)) - redis.call('ZCARD', key)
  for n = 1, missing do
    local ticket = string.format('%s/%s.%06d.%d', stage.name, TIME[1], TIME[2], n)
    redis.call('ZADD', key, NOW_MS + config.ticket_ttl_ms, ticket)
    tickets[#tickets + 1] = number
    tickets[#tickets + 1] = ticket
  end
  if missing > 0 then redis.call('PEXPIRE', key, 2 * config.running_ms) end
end

-- Makes all that `consumer` holds of a stage overdue after `delay_ms`: then the next reader takes it, an entry at a time. Until
-- then nobody holds it, so the consumer's next release does not cut the rest short.
local function hand_on(stage, consumer, delay_ms)
  local idle = math.max(0, config.redeliver_ms - delay_ms)
  local count = 0
  for _, source in ipairs(stage.sources) do
    local key = KEYS[source]
    pending(key)
    repeat
      local held = redis.call('XPENDING', key, config.group, '-', '+', 1000, consumer)
      for _, each in ipairs(held) do
        redis.call('XCLAIM', key, config.group, config.nobody, 0, each[1], 'IDLE', idle, 'JUSTID')
      end
      count = count + #held
    until #held < 1000
  end
  return count
end
