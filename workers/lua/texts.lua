-- The texts that articles may be copies of.
local TEXT_ARGS, NOWHERE = 3, '\255\255\255\255'
local EXACT, BANDS, SIGNATURES = 'exact', 'bands', 'signatures'
local TEXTS_MAX, COMPARED_MAX, LEAST = 24, 50, tonumber(ARGV[3])

local function put_text(part, field, value)
  call('HSET', key(newest, TEXTS, part), field, value)
  call('PEXPIREAT', key(newest, TEXTS, part), SLICE_ENDS[newest])
end

local function similarity(one, other)
  local equal = 0
  for at = 1, #one do if one:byte(at) == other:byte(at) then equal = equal + 1 end end
  return (256 * equal / #one - 1) / 255
end

local function first_holder(exact)
  for _, slice in ipairs(alive) do
    local holder = call('HGET', key(slice, TEXTS, EXACT), exact)
    if holder then return holder end
  end
end

local function source_of(article, text)
  local exact, bands, sketch = unpack(text)
  local holder = first_holder(exact)
  if holder and holder ~= article then return holder, 'e', 1, false end
  if sketch == '' then return end
  local best, found = LEAST
  for _, slice in ipairs(alive) do
    for at = 1, #bands, 4 do
      local numbers = call('HGET', key(slice, TEXTS, BANDS), bands:sub(at, at + 3)) or ''
      for place = 1, #numbers, 3 do
        local stored = call('HGET', key(slice, TEXTS, SIGNATURES), numbers:sub(place, place + 2))
        local estimate = similarity(sketch, stored:sub(13))
        if stored:sub(1, 12) ~= article and (estimate > best or estimate == best and not found) then best, found = estimate, stored:sub(1, 12) end
      end
    end
  end
  if found then return found, 'n', best, false end
end

local function add_exact(article, text)
  local holder = first_holder(text[1])
  put_text(EXACT, text[1], holder or article)
end

local function add_text(article, text)
  add_exact(article, text)
  local _, bands, sketch = unpack(text)
  if sketch == '' then return NOWHERE end
  local number = struct.pack('>I3', call('HLEN', key(newest, TEXTS, SIGNATURES)))
  put_text(SIGNATURES, number, article .. sketch)
  for at = 1, #bands, 4 do
    local band = bands:sub(at, at + 3)
    put_text(BANDS, band, ((call('HGET', key(newest, TEXTS, BANDS), band) or '') .. number):sub(-TEXTS_MAX))
  end
  return struct.pack('B', newest) .. number
end

local function similarity_to(pointer, text)
  if text[3] == '' then return end
  local stored = call('HGET', key(newest, TEXTS, SIGNATURES), pointer:sub(2))
  return stored and similarity(text[3], stored:sub(13))
end
