-- What an outcome appends: events, an entry for the next stage, a dead letter; and the giving back of holds. Each append is
-- a destination, then for an event its type, id, subject and document; for a hold its number of keys, field and owner; for an
-- entry ('next', 'dead') the number of its parts, and the parts.
local CODES = { article = 1, story = 2, alert = 3, dead = 4 }
local counts, told = {}, {}

local function count(what, n) counts[what] = (counts[what] or 0) + n end

local function place_of(code, id) return string.char(code) .. pack_id(id) end

local function bury(argv, first, last)
  local id = call('XADD', DEAD, '*', unpack(argv, first, last))
  local dropped = call('XTRIM', DEAD, 'MAXLEN', config.dead_max)
  if dropped > 0 then count('dead_dropped', dropped) end
  return place_of(CODES.dead, id)
end

local function tell(argv, at)
  local stream = argv[at]
  told[stream] = true
  local id = call('XADD', EVENTS[stream], '*',
    'type', argv[at + 1], 'id', argv[at + 2], 'subject', argv[at + 3], 'event', argv[at + 4])
  return place_of(CODES[stream], id)
end

-- Where the append at `at` ends, and how many keys it holds.
local function extent(argv, at)
  local destination = argv[at]
  if EVENTS[destination] then return at + 4, 0 end
  if destination == 'hold' then return at + 3, tonumber(argv[at + 1]) end
  return at + 1 + argv[at + 1], 0
end

-- Appends what stands at `at`, and remembers where, for those who ask what became of the article.
local function append(argv, at, last, target, article)
  if argv[at] == 'next' then return call('XADD', target, '*', unpack(argv, at + 2, last)) end
  local place = argv[at] == 'dead' and bury(argv, at + 2, last) or tell(argv, at)
  if article ~= '' then add_events(article, place) end
end

-- Cuts what was told to what is kept, and adds the counts up.
local function settle_up()
  for stream in pairs(told) do call('XTRIM', EVENTS[stream], 'MAXLEN', '~', config.events_max) end
  for what, n in pairs(counts) do
    call('HINCRBY', COUNTS, what, n)
    call('HINCRBY', COUNTS_NOW, what, n)
  end
  if next(counts) then call('PEXPIRE', COUNTS_NOW, 600000) end
  expire()
end
