-- For a script that takes the time slices alone. KEYS are theirs. ARGV[1], ARGV[2]: when the first and the second slice
-- end, in ms. The script's own arguments begin with ARGV[3].
local SLICES_FROM, SLICE_ENDS = 0, { ARGV[1], ARGV[2] }
