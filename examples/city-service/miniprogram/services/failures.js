/** What the back end cannot say, because it was not reached. Everything else it says itself. */
const FAILURES = {
  offline: {
    zh: "网络连接不上，请检查网络后重试。",
    en: "There is no connection. Please check the network and try again.",
  },
  timed_out: {
    zh: "网络有点慢，没有等到回应，请重试。",
    en: "The network is slow, and no answer came. Please try again.",
  },
  unreadable: {
    zh: "服务器出了问题，与您无关，请稍后再试。",
    en: "The server has a problem; it is not your fault. Please try again later.",
  },
};

/** @returns `{ reason, message }` */
function failure(reason) {
  return { reason, message: inLanguage(FAILURES[reason]) };
}

/** Of `{ zh, en }` the one that the phone speaks. */
function inLanguage(words) {
  return /^zh/i.test(wx.getAppBaseInfo().language || "zh") ? words.zh : words.en;
}

module.exports = { failure, inLanguage };
