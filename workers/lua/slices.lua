-- The time slices of deduplication, shared by its scripts: where to look, the newest first, and where to write.
-- KEYS behind SLICES_FROM: for each slice, the newest first, its mark; what the keys of its articles, texts and stories begin
-- with: a bucket's name follows; and its bands. The first slice is yet to come by the caller's clock; if another's has reached it,
-- all write there. A mark is there when its slice was written to; it counts the texts in it.
local call = redis.call
local MARK, ARTICLES, TEXTS, STORIES, BANDS, PARTS = 1, 2, 3, 4, 5, 5

local function key(slice, part, bucket) return KEYS[SLICES_FROM + (slice - 1) * PARTS + part] .. (bucket or '') end
local function is_there(slice) return call('EXISTS', key(slice, MARK)) == 1 end

local newest = is_there(1) and 1 or 2
local alive = { newest }
for slice = newest + 1, (#KEYS - SLICES_FROM) / PARTS do
  if is_there(slice) then alive[#alive + 1] = slice end
end

-- To be called before anything is written. Whatever is written lasts until `SLICE_ENDS[newest]`.
local function mark() call('SET', key(newest, MARK), 0, 'NX', 'PXAT', SLICE_ENDS[newest]) end
