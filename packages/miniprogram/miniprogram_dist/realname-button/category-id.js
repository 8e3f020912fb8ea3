const ID = /^(?:0|[1-9][0-9]{0,9})$/;

/** `"99,904"` and `"[99, 904]"` as the list that the button takes. Anything else goes on as it is: the host judges it. */
function parseCategoryId(value) {
  if (typeof value !== "string") return value;
  const levels = value.replace(/^\s*\[|\]\s*$/g, "").split(",");
  return levels.map((level) => (ID.test(level.trim()) ? Number(level) : level));
}

module.exports = { parseCategoryId };
