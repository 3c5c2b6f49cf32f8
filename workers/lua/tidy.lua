-- Takes away what is over: events past their age, and consumers that hold nothing and were silent for long.
-- ARGV: the age of events and the silence of consumers, in ms.
for _, key in pairs(EVENTS) do redis.call('XTRIM', key, 'MINID', '~', math.max(0, NOW_MS - ARGV[2])) end
local removed = 0
for _, stage in ipairs(STAGES) do
  for _, source in ipairs(stage.sources) do
    local key = KEYS[source]
    pending(key)
    for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', key, config.group)) do
      local about = {}
      for i = 1, #consumer, 2 do about[consumer[i]] = consumer[i + 1] end
      if about.pending == 0 and about.idle >= tonumber(ARGV[3]) then
        redis.call('XGROUP', 'DELCONSUMER', key, config.group, about.name)
        removed = removed + 1
      end
    end
  end
end
return removed
