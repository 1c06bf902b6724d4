-- Options and fields on top of defaults.

--- Writes each field of `changes`, if any, into `target`, which is returned. A field that is merge.NIL is removed.
local merge = setmetatable({ NIL = {} }, {
  __call = function(self, target, changes)
    for key, value in pairs(changes or {}) do
      if value == self.NIL then
        target[key] = nil
      else
        target[key] = value
      end
    end
    return target
  end,
})

return merge
