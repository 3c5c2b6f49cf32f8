-- What articles and stories are about, and how much two of them are alike: the same as in deduplication/stories/similarity.py.
-- A packed vector is a string of entries, the heaviest first: a term in 3 bytes, its weight of 1 to 255 in one.
local ENTRY_BYTES, KEPT_TERMS = 4, 32
local TERMS, WEIGHT_MAX, FINE = 2 ^ 24, 255, 2 ^ 20
local SHARED_HALF, TIMELESS, SIGMA_S = 3, 0.2, 72 * 3600

local LAYOUTS = {}
for terms = 0, 2 * KEPT_TERMS do LAYOUTS[terms * ENTRY_BYTES] = '>' .. ('I3B'):rep(terms) end

-- A list: term, weight, term, weight ...
local function read_vector(packed) return { struct.unpack(LAYOUTS[#packed], packed) } end

-- A table from term to weight, and the vector's length.
local function weights_of(vector)
  local weights, square = {}, 0
  for at = 1, #vector - 1, 2 do
    local weight = vector[at + 1]
    weights[vector[at]] = weight
    square = square + weight * weight
  end
  return weights, math.sqrt(square)
end

-- The cosine of two vectors, less where it rests on few terms; 0 to 1.
local function likeness(weights, length, vector)
  local product, square, shared = 0, 0, 0
  for at = 1, #vector - 1, 2 do
    local weight = vector[at + 1]
    local other = weights[vector[at]]
    square = square + weight * weight
    if other then product, shared = product + weight * other, shared + 1 end
  end
  if shared == 0 then return 0 end
  return product / (length * math.sqrt(square)) * shared / (shared + SHARED_HALF)
end

-- What time leaves of the likeness of two articles that are so many seconds apart.
local function nearness(apart_s) return TIMELESS + (1 - TIMELESS) * math.exp(-apart_s * apart_s / (2 * SIGMA_S * SIGMA_S)) end

-- The mean of two packed vectors, each taken as of length 1; the first stands for several articles. Its heaviest terms.
local function blend(packed, articles, other)
  local sums, order, entries = {}, {}, {}
  local function add(vector, share)
    local weights, length = weights_of(vector)
    for term, weight in pairs(weights) do sums[term] = (sums[term] or 0) + share * weight / length end
  end
  add(read_vector(packed), articles / (articles + 1))
  add(read_vector(other), 1 / (articles + 1))
  -- Sorted as numbers, which takes a fifth of the time: the weight before the term.
  for term, sum in pairs(sums) do order[#order + 1] = math.floor(sum * FINE) * TERMS + term end
  table.sort(order)
  local heaviest = math.floor(order[#order] / TERMS)
  for at = #order, math.max(1, #order - KEPT_TERMS + 1), -1 do
    local weight = math.floor(order[at] / TERMS) / heaviest
    entries[#entries + 1] = struct.pack('>I3B', order[at] % TERMS, math.max(1, math.floor(WEIGHT_MAX * weight + 0.5)))
  end
  return table.concat(entries)
end
