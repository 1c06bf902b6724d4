-- What the rows cost when this was written by `npm run bench -- --write`.
return {
  ["a new member receives 1000 roster entries"] = { messages = 79, bytes = 17621 },
  ["1000 on both sides, 10 newer on one"] = { messages = 11, bytes = 1377 },
  ["the same, 10 newer on each"] = { messages = 16, bytes = 2157 },
  ["the same pair the next day, 10 newer"] = { messages = 10, bytes = 1320 },
  ["all five tables equal"] = { messages = 2, bytes = 106 },
  ["200 news to a new member"] = { messages = 83, bytes = 17774 },
}
