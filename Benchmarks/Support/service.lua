-- Posts the lines of a file, one after the other, from line START on: wrk … -s service.lua -- FILE [START]
local bodies = {}
local next_body = 0

function init(arguments)
  for line in io.lines(arguments[1]) do bodies[#bodies + 1] = line end
  next_body = tonumber(arguments[2] or 0)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  next_body = next_body % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[next_body])
end
