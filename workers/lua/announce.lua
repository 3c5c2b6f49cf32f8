-- A worker says that it is alive; those not heard of for long are taken off, with what they held of the tickets.
-- ARGV: worker, its boot, its card in JSON ('' to take leave), silence in ms after which one is gone.
-- Returns the workers that were taken off.
local gone = {}
if ARGV[4] == '' then
  redis.call('HDEL', WORKERS, ARGV[2])
else
  local card = cjson.decode(ARGV[4])
  card.boot, card.seen_ms = ARGV[3], NOW_MS
  redis.call('HSET', WORKERS, ARGV[2], cjson.encode(card))
end

local slots = {}
local cards = redis.call('HGETALL', WORKERS)
for i = 1, #cards, 2 do
  local card = cjson.decode(cards[i + 1])
  if card.seen_ms < NOW_MS - ARGV[5] then
    redis.call('HDEL', WORKERS, cards[i])
    gone[#gone + 1] = cards[i]
    for _, stage in ipairs(STAGES) do
      for _, member in ipairs(redis.call('ZRANGE', KEYS[stage.tickets], 0, -1)) do
        if member:sub(-#card.boot - 1) == ':' .. card.boot then redis.call('ZREM', KEYS[stage.tickets], member) end
      end
    end
  else
    for _, name in ipairs(card.stages) do slots[name] = (slots[name] or 0) + card.slots end
  end
end
redis.call('DEL', SLOTS)
for name, n in pairs(slots) do redis.call('HSET', SLOTS, name, n) end
redis.call('PEXPIRE', SLOTS, 60000)
redis.call('PEXPIRE', WORKERS, 60000)
return gone
