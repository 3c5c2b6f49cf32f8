-- Releases a version, if it is the owner's. ARGV, from 4: article, version, owner.
local field = version_field(ARGV[4], ARGV[5])
for _, slice in ipairs(alive) do
  local holder, verdict = read_version(call('HGET', key(slice, ARTICLES), field))
  if holder == ARGV[6] then
    if verdict == '' then
      call('HDEL', key(slice, ARTICLES), field)
    else
      call('HSET', key(slice, ARTICLES), field, write_version('', verdict))
    end
  end
end
