-- Lets go on what was under embargo until now: in the order of their times, as many as the next stage has room for and
-- ARGV[2] allows. What a newer version or a withdrawal overtook meanwhile goes on without a word of its text.
-- Returns how many, and tickets to send.
local stage, tickets = STAGES[1], {}
local room = math.min(tonumber(ARGV[2]), config.stage_backlog_max - call('XLEN', KEYS[stage.target]))
local due = room > 0 and call('ZRANGEBYSCORE', EMBARGOES, '-inf', NOW_MS, 'LIMIT', 0, room) or {}
if #due > 0 then mark() end
for _, push in ipairs(due) do
  local argv = cjson.decode(call('HGET', EMBARGOED, push))
  local article, at = to_bytes(argv[1]), 2
  local state = read_state(article)
  local is_overtaken = state and pack_id(push:match('/(.*)')) < state.push
  while at <= #argv do
    local last = extent(argv, at)
    if argv[at] == 'next' or not is_overtaken then append(argv, at, last, KEYS[stage.target], article) end
    at = last + 1
  end
  call('ZREM', EMBARGOES, push)
  call('HDEL', EMBARGOED, push)
end
settle_up()
ring(tickets, 2, waiting(STAGES[2]))
return { #due, tickets }
