-- Decides what articles are, and remembers it. ARGV: 4 the least similarity of a near copy; then for each article: its id,
-- version, owner, when it was pushed in ms, 'withdrawn' or '', and its text's exact hash, bands and sketch.
-- Returns a verdict for each: disposition, number of the version, the story if it is not the article itself; of a duplicate
-- the story in any case, the article copied, and the similarity if it is a near copy.
local least = tonumber(ARGV[4])

local function numbered(version, article, story) return version .. (story == article and '' or ' ' .. story) end

-- How many versions of an article are known, when the latest was pushed, and its story.
local function read_article(article)
  local versions, pushed, story = (find(ARTICLES, article) or '0 0'):match('^(%d+) (%d+) ?(%x*)$')
  return tonumber(versions), tonumber(pushed), story == '' and article or story
end

-- The earlier article that a text was taken from: article, story, and the similarity if it is a near copy.
local function source_of(article, exact, bands, sketch)
  local earlier, story = first_holder(exact)
  if earlier and earlier ~= article then return earlier, story end
  return nearest(bands, sketch, least)
end

-- The verdict of a version that has none. One that was pushed before the latest known is overtaken: it changes nothing.
local function judge(article, pushed, withdrawn, exact, bands, sketch)
  local versions, latest, story = read_article(article)
  if tonumber(pushed) < latest then return 'redelivery ' .. numbered(versions, article, story) end
  local disposition = withdrawn ~= '' and 'withdrawal' or versions > 0 and 'revision' or 'original'
  local copied = ''
  if disposition == 'original' then
    local earlier, its_story, estimate = source_of(article, exact, bands, sketch)
    if earlier then
      disposition, story = 'duplicate', its_story
      copied = ' ' .. earlier .. (estimate and string.format(' %.3f', estimate) or '')
    end
  end
  put(ARTICLES, article, numbered(versions + 1 .. ' ' .. pushed, article, story))
  if disposition ~= 'withdrawal' then add_exact(exact, article, story) end
  if disposition == 'original' or disposition == 'revision' then add_near(bands, sketch, article, story) end
  if copied ~= '' then return 'duplicate 1 ' .. story .. copied end
  return disposition .. ' ' .. numbered(versions + 1, article, story)
end

local function decide(article, version, owner, ...)
  local field = version_field(article, version)
  local holder, verdict = read_version(find(ARTICLES, field))
  if holder ~= '' and holder ~= owner then
    return 'redelivery' .. (verdict:match('^%a+( %d+ ?%x*)') or ' 1')
  end
  if verdict == '' then verdict = judge(article, ...) end
  put(ARTICLES, field, write_version(owner, verdict))
  return verdict
end

local verdicts = {}
for at = 5, #ARGV, 8 do verdicts[#verdicts + 1] = decide(unpack(ARGV, at, at + 7)) end
expire()
return verdicts
