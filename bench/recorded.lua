-- What the rows cost when this was written by `npm run bench -- --write`.
return {
  ["a new member receives 1000 roster entries"] = { messages = 79, bytes = 17532 },
  ["1000 on both sides, 10 newer on one"] = { messages = 10, bytes = 1287 },
  ["the same, 10 newer on each"] = { messages = 15, bytes = 1976 },
  ["the same pair the next day, 10 newer"] = { messages = 9, bytes = 989 },
  ["all five tables equal"] = { messages = 2, bytes = 106 },
  ["200 news to a new member"] = { messages = 83, bytes = 17757 },
}
