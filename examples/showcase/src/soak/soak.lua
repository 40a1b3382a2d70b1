-- Run by wrk: checks every page for the one hash that belongs on it, or for none.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  pages, signed, wrong, errors = 0, 0, 0, 0
  expected = os.getenv("EXPECTED")
  wrk.headers["Cookie"] = os.getenv("COOKIE")
end

function response(status, headers, body)
  pages = pages + 1
  if status ~= 200 then
    errors = errors + 1
    return
  end
  local _, elements = body:gsub("data%-tawk='", "")
  local hashes = {}
  for hash in body:match("data%-tawk='([^']*)'"):gmatch('"hash":"(%x+)"') do
    table.insert(hashes, hash)
  end
  if expected ~= "" then
    signed = signed + 1
    if elements ~= 1 or #hashes ~= 1 or hashes[1] ~= expected then
      wrong = wrong + 1
    end
  elseif elements ~= 1 or #hashes ~= 0 or body:find('"visitor"', 1, true) then
    wrong = wrong + 1
  end
end

function done(summary)
  local sum = {pages = 0, signed = 0, wrong = 0, errors = 0}
  for _, thread in ipairs(threads) do
    for name in pairs(sum) do
      sum[name] = sum[name] + thread:get(name)
    end
  end
  local e = summary.errors
  print(string.format("checked %d %d %d %d", sum.pages, sum.signed, sum.wrong,
    sum.errors + e.connect + e.read + e.write + e.timeout))
end
