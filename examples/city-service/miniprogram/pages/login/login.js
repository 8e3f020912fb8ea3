const { failure, inLanguage } = require("../../services/failures.js");
const { request } = require("../../services/http.js");
const session = require("../../services/session.js");
const { NEXT_STEPS } = require("./next-step.js");

const PAGES = ["social-security", "provident-fund", "hospital"];

/** What passes, while the consent still stands: trying again needs no second password. */
const PASSING = ["offline", "timed_out", "unreadable", "busy", "too_many_requests"];

Page({
  data: { exchanging: false, message: "", nextStep: "", canRetry: false },

  /** @param to the page to go on to; without it, back to where the citizen came from */
  onLoad({ to }) {
    this.to = PAGES.includes(to) ? to : "";
  },

  authorized({ detail }) {
    this.authToken = detail.auth_token;
    return this.exchange();
  },

  async exchange() {
    this.setData({ exchanging: true, message: "", nextStep: "", canRetry: false });
    try {
      const js_code = await loginCode();
      const answer = await request("POST", "/login", { auth_token: this.authToken, js_code });
      session.start(answer.session);
      this.goOn();
    } catch ({ reason, message }) {
      this.setData({ exchanging: false, message, canRetry: PASSING.includes(reason) });
    }
  },

  async refused({ detail }) {
    // The button has one word for all that it cannot help; the citizen can help a network.
    if (detail.reason === "system_error" && (await wx.getNetworkType()).networkType === "none") {
      return this.setData({ message: failure("offline").message, nextStep: "", canRetry: false });
    }
    const nextStep = inLanguage(NEXT_STEPS[detail.reason]);
    this.setData({ message: detail.message, nextStep, canRetry: false });
  },

  goOn() {
    if (this.to) wx.redirectTo({ url: `/pages/${this.to}/${this.to}` });
    else this.goBack();
  },

  goBack() {
    if (getCurrentPages().length > 1) wx.navigateBack();
    else wx.switchTab({ url: "/pages/home/home" });
  },
});

/** By it our back end learns what the platform calls the citizen when they withdraw. Without it they sign in all the same. */
async function loginCode() {
  try {
    return (await wx.login()).code;
  } catch {
    return undefined;
  }
}
