-- Hands on what a consumer holds of a stage, and takes back its place among the running. ARGV: stage number, consumer,
-- and the ms until they may be taken. Returns how many entries, and tickets to send.
local number, tickets = tonumber(ARGV[2]), {}
redis.call('ZREM', KEYS[STAGES[number].tickets], ARGV[3])
local handed_on = hand_on(STAGES[number], ARGV[3], tonumber(ARGV[4]))
ring(tickets, number, waiting(STAGES[number]) + (ARGV[4] == '0' and handed_on or 0))
return { handed_on, tickets }
