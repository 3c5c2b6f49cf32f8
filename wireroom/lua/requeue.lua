-- Puts a dead letter's entry back into the stream that it was read from, once. KEYS: dead letters, that stream, totals.
-- ARGV: the letter, '1' when the entry is then received anew. Returns 'requeued' and the new entry, or why it cannot be.
local letter = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not letter then return { 'gone' } end

local parts = letter[2]
local fields = {}
for at = 1, #parts, 2 do
  if parts[at] == 'truncated' then return { 'truncated' } end
  if parts[at]:sub(1, 6) == 'field:' then
    fields[#fields + 1] = parts[at]:sub(7)
    fields[#fields + 1] = parts[at + 1]
  end
end
if #fields == 0 then return { 'empty' } end

local entry = redis.call('XADD', KEYS[2], '*', unpack(fields))
redis.call('XDEL', KEYS[1], ARGV[1])
redis.call('HINCRBY', KEYS[3], 'rejected', -1)
if ARGV[2] == '1' then redis.call('HINCRBY', KEYS[3], 'received', -1) end
return { 'requeued', entry }
