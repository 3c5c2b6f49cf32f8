-- What deduplication does with texts, without the records of articles. ARGV: 3 and 4 as for lua/texts.lua; then for each an
-- article and the parts of its text's signature. Returns how many were copies.
local copies = 0
mark()
for at = 5, #ARGV, 1 + TEXT_ARGS do
  local article, text = ARGV[at], { unpack(ARGV, at + 1, at + TEXT_ARGS) }
  if source_of(article, text) then
    copies = copies + 1
    add_copy(article, text)
  else
    add_text(article, text)
  end
end
expire()
return copies
