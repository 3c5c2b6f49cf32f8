-- Registers pushes. ARGV, from 4: article, version, owner, for each.
-- Returns 1 for each push that owns its version, now or from before, else 0. A version that is pushed again is remembered
-- for a whole window more, and its article with it.
local function renew(field)
  local value, slice = find(ARTICLES, field)
  if value and slice ~= newest then put(ARTICLES, field, value) end
end

local answers = {}
for at = 4, #ARGV, 3 do
  local article, owner = ARGV[at], ARGV[at + 2]
  local field = version_field(article, ARGV[at + 1])
  local holder, verdict = read_version(find(ARTICLES, field))
  local is_owned = holder == '' or holder == owner
  if holder == '' then
    put(ARTICLES, field, write_version(owner, verdict))
  elseif not is_owned then
    renew(field)
    renew(article)
  end
  answers[#answers + 1] = is_owned and 1 or 0
end
expire()
return answers
