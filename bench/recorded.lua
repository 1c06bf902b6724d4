-- What the rows cost when this was written by `npm run bench -- --write`.
return {
  ["a new member receives 1000 roster entries"] = { messages = 107, bytes = 25038 },
  ["1000 on both sides, 10 newer on one"] = { messages = 11, bytes = 1557 },
  ["the same, 10 newer on each"] = { messages = 20, bytes = 3296 },
  ["the same pair the next day, 10 newer"] = { messages = 11, bytes = 1557 },
  ["all five tables equal"] = { messages = 2, bytes = 106 },
  ["200 news to a new member"] = { messages = 154, bytes = 35578 },
}
