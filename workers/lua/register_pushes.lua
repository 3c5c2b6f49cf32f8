-- Registers pushes. ARGV, from 3: article, version, owner, for each.
-- Returns for each how often its content has come, 1 for the first time, if the push brings a new version, now or at an
-- earlier run; else 0. Content comes again as a new version when the article had another one in between. What is pushed
-- again unchanged is remembered for a whole window more, and its article with it.
local COMINGS_MAX = 255

local function renew(article, field)
  local value, slice = find(article, field)
  if value and slice ~= newest then put(article, field, value) end
end

-- Whether a version was the latest of its article once, and was no more when a push brought it. A replay of what was
-- withdrawn meanwhile is not news.
local function is_past(article, version, verdict, owner)
  if verdict == '' or verdict:sub(1, 1) == 'L' then return false end
  local state = read_state(article)
  return state and not is_withdrawn(state) and state.version ~= version and state.push < owner:sub(2)
end

local function register(article, version, owner)
  local is_new = true
  for coming = 1, COMINGS_MAX do
    local holder, verdict, placement = read_version(article, version)
    if holder == owner then return coming end
    if is_free(holder) then
      if not is_new then break end
      write_version(article, version, owner, verdict, placement)
      return coming
    end
    is_new = is_past(article, version, verdict, owner)
    renew(article, 'v' .. article .. version)
    version = following(version)
  end
  renew(article, 'a' .. article)
  return 0
end

local answers = {}
mark()
for at = 3, #ARGV, 3 do answers[#answers + 1] = register(ARGV[at], ARGV[at + 1], ARGV[at + 2]) end
expire()
return answers
