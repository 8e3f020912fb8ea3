/** The one way to our back end. Where it is, says ext.json. */
const session = require("./session.js");
const { failure, inLanguage } = require("./failures.js");

const TIMEOUT_MS = 20000;

/**
 * @param path as `/me`
 * @param body anything that is JSON; none by default
 * @returns a promise of the answer; it is rejected with `{ reason, message }`, the message for the citizen
 */
function request(method, path, body) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: baseUrl() + path,
      method,
      data: body,
      header: headers(),
      timeout: TIMEOUT_MS,
      success: ({ statusCode, data }) => {
        if (statusCode >= 200 && statusCode < 300) resolve(data);
        else reject(refusal(data));
      },
      fail: ({ errMsg }) => reject(failure(/timeout/.test(errMsg) ? "timed_out" : "offline")),
    });
  });
}

function baseUrl() {
  const { baseUrl } = wx.getExtConfigSync();
  if (!baseUrl) console.error("ext.json names no ext.baseUrl, so there is no back end to ask.");
  return baseUrl;
}

function headers() {
  const token = session.token();
  return token ? { authorization: `Bearer ${token}` } : {};
}

function refusal(data) {
  if (!data?.reason || !data.message) return failure("unreadable");
  if (data.reason === "sign_in_needed" || data.reason === "deleted") session.end();
  return { reason: data.reason, message: inLanguage(data.message) };
}

module.exports = { request };
