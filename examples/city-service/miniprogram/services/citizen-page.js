/** Pages that show what belongs to the citizen. */
const { request } = require("./http.js");
const session = require("./session.js");

/**
 * A page that shows the answer of `path`, for `<page-state>`: loading, then `show(answer)` or a failure that can be
 * retried. Whoever is not signed in, or not any more, goes by the login page and comes back to `name`.
 */
function citizenPage({ name, path, show, ...page }) {
  Page({
    ...page,
    data: { state: "loading", message: "", ...page.data },

    onLoad() {
      if (session.token()) this.refresh();
      else signInFirst(name);
    },

    refresh() {
      this.setData({ state: "loading" });
      return this.load();
    },

    /** The same, while the page stays in view. */
    async load() {
      try {
        const answer = await request("GET", path);
        this.setData({ state: "ready", ...show(answer) });
      } catch (problem) {
        this.refused(problem);
      }
    },

    /** For whatever else a page asks of the back end. */
    refused({ reason, message }) {
      if (reason === "sign_in_needed") signInFirst(name);
      else this.setData({ state: "failed", message });
    },
  });
}

function signInFirst(name) {
  wx.redirectTo({ url: `/pages/login/login?to=${name}` });
}

module.exports = { citizenPage };
