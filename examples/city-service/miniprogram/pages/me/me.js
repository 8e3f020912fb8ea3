const { request } = require("../../services/http.js");
const session = require("../../services/session.js");

Page({
  data: { state: "loading", message: "", name: "" },

  onShow() {
    this.refresh();
  },

  async refresh() {
    if (!session.token()) return this.signedOut();
    try {
      const { name } = await request("GET", "/me");
      this.setData({ state: "ready", name });
    } catch (problem) {
      this.refused(problem);
    }
  },

  refused({ reason, message }) {
    if (reason === "sign_in_needed") this.signedOut();
    // The citizen withdrew, and our back end has heard of it.
    else if (reason === "deleted") this.setData({ state: "ready", name: "", message });
    else this.setData({ state: "failed", message });
  },

  signedOut() {
    this.setData({ state: "ready", name: "", message: "" });
  },

  signIn() {
    wx.navigateTo({ url: "/pages/login/login" });
  },

  /** The phone forgets the session at once, whenever the back end hears of it, if at all: there it ends by itself. */
  signOut() {
    request("POST", "/logout").catch(() => {});
    session.end();
    this.signedOut();
    wx.showToast({ title: "已退出" });
  },

  askToDelete() {
    wx.showModal({
      title: "删除我的数据",
      content: "您的姓名、识别码、业务记录和预约会立即从本服务删除，不能恢复。",
      confirmText: "删除",
      confirmColor: "#c0352b",
      success: ({ confirm }) => {
        if (confirm) this.deleteEverything();
      },
    });
  },

  async deleteEverything() {
    try {
      await request("DELETE", "/me");
      session.end();
      this.signedOut();
      wx.showToast({ title: "已删除" });
    } catch (problem) {
      this.refused(problem);
      if (problem.reason === "sign_in_needed") sayNothingDeleted();
    }
  },
});

/** The page shows a citizen who is signed out, as it does after a deletion. */
function sayNothingDeleted() {
  wx.showModal({
    title: "没有删除",
    content: "登录已过期，这次没有删除任何数据。请重新登录，再点“删除我的数据”。",
    confirmText: "知道了",
    showCancel: false,
  });
}
