/** Who is signed in on this phone: the token of a session at our back end, and nothing else of the citizen. */
const KEY = "session";

function start(token) {
  wx.setStorageSync(KEY, token);
}

/** "" where nobody is signed in. */
function token() {
  return wx.getStorageSync(KEY) || "";
}

function end() {
  wx.removeStorageSync(KEY);
}

module.exports = { start, token, end };
