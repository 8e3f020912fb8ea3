/** What the button's event came to: the component's own event, and what that carries. Nothing here throws. */
const { OK, REASONS } = require("../contract.js");

/** As clients write it: any API's name, any case, one or more separators. */
const ERR_MSG = /^[a-z]+:(ok|fail)(?:[^a-z0-9]+([a-z0-9][\s\S]*)?)?$/i;
/** How neighbouring interfaces of the same family say that the user declined. */
const DECLINED = ["user_cancel", "user_deny", "auth_cancel", "auth_deny"];

/** @param detail of `getrealnameauthinfo`, whatever it is */
function readResult(detail, language) {
  try {
    return readDetail(detail || {}, language);
  } catch (_error) {
    return failed("system_error", language, unreadable(undefined));
  }
}

function readDetail(detail, language) {
  const [, outcome = "", rest = ""] = ERR_MSG.exec(String(detail.errMsg).trim()) || [];
  const authToken = detail.auth_token;
  if (outcome.toLowerCase() === "ok" && typeof authToken === "string" && authToken !== "") {
    return { event: "success", detail: { errMsg: OK, auth_token: authToken } };
  }
  const reason = outcome.toLowerCase() === "fail" ? reasonOf(rest) : undefined;
  if (!reason) return failed("system_error", language, unreadable(detail.errMsg));
  return failed(reason, language, detail.reason);
}

/** `invalid_category_id` for `Invalid category-id`, and for what a client writes behind it. */
function reasonOf(text) {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  const begins = (known) => `${words}_`.startsWith(`${known}_`);
  return DECLINED.some(begins) ? "cancel" : Object.keys(REASONS).find(begins);
}

/** @param sentence for the developer, where there is one that says more than the table */
function failed(reason, language, sentence) {
  const entry = REASONS[reason];
  const hint = typeof sentence === "string" && sentence !== "" ? sentence : entry.hint[language];
  return { event: "fail", detail: { errMsg: entry.errMsg, reason, message: entry.message[language], hint } };
}

function unreadable(errMsg) {
  const said = typeof errMsg === "string" ? JSON.stringify(errMsg.slice(0, 80)) : "none";
  return `The host's event has neither an auth_token nor a failure of the contract (errMsg: ${said}).`;
}

module.exports = { readResult, failed };
