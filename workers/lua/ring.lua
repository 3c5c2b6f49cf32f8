-- Rings a stage's bell. ARGV: stage number, '1' to count overdue entries too.
-- Returns tickets to send, and the last id of each of its streams.
local number, tickets, last = tonumber(ARGV[2]), {}, {}
local stage = STAGES[number]
local work = waiting(stage)
for n, source in ipairs(stage.sources) do
  if ARGV[3] == '1' then work = work + #overdue(KEYS[source], config.batch_max) end
  local info = redis.call('XINFO', 'STREAM', KEYS[source])
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then last[n] = info[i + 1] end
  end
end
ring(tickets, number, work)
return { tickets, last }
