/** The super-app around the mini program, as it describes itself. */
const { HOST_VERSION_MIN } = require("../contract.js");

const VERSION = /^[0-9]{1,9}(\.[0-9]{1,9}){1,3}$/;

/** Every field may be missing: a host that does not say what it is has no button to show. */
function readHost() {
  const app = ask("getAppBaseInfo");
  const device = ask("getDeviceInfo");
  // The two came in 2021; before them, and still, one call tells both.
  const info = app && device ? Object.assign({}, device, app) : ask("getSystemInfoSync") || {};
  return { os: info.platform, version: info.version, language: info.language };
}

function ask(name) {
  try {
    return typeof wx[name] === "function" ? wx[name]() : undefined;
  } catch (_error) {
    return undefined;
  }
}

/** iOS or Android, and not older than the contract wants; compared number by number, so that 6.10.0 is later than 6.5.22. */
function isSupported(host) {
  if (host.os !== "ios" && host.os !== "android") return false;
  if (typeof host.version !== "string" || !VERSION.test(host.version)) return false;
  const actual = host.version.split(".").map(Number);
  const least = HOST_VERSION_MIN.split(".").map(Number);
  const place = least.findIndex((number, i) => (actual[i] || 0) !== number);
  return place < 0 || (actual[place] || 0) > least[place];
}

/** `zh_CN`, `zh_TW` and their like are `zh`; everything else is read in English, unless nothing is said at all. */
function languageOf(tag) {
  return !tag || /^zh/i.test(tag) ? "zh" : "en";
}

module.exports = { readHost, isSupported, languageOf };
