const { request } = require("../../services/http.js");

Page({
  data: { state: "loading", message: "", card: null, deletedAt: "", applying: false, notice: "" },

  onShow() {
    this.refresh();
  },

  async refresh() {
    try {
      this.show(await request("POST", "/library-card/show", { js_code: await loginCode() }));
    } catch ({ message }) {
      this.setData({ state: "failed", message });
    }
  },

  show({ card, deleted_at }) {
    this.setData({ state: "ready", card, deletedAt: deleted_at || "", applying: false, notice: "" });
  },

  async authorized({ detail }) {
    this.setData({ applying: true, notice: "" });
    try {
      const js_code = await loginCode();
      this.show(await request("POST", "/library-card", { auth_token: detail.auth_token, js_code }));
    } catch ({ message }) {
      this.setData({ applying: false, notice: message });
    }
  },

  refused({ detail }) {
    this.setData({ notice: detail.message });
  },
});

async function loginCode() {
  return (await wx.login()).code;
}
