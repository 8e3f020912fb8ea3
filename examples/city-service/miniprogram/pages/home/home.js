const { request } = require("../../services/http.js");
const session = require("../../services/session.js");

Page({
  data: {
    name: "",
    signedIn: false,
    message: "",
    services: [
      { page: "social-security", name: "社会保障", about: "参保与缴费" },
      { page: "provident-fund", name: "公积金", about: "余额与缴存" },
      { page: "hospital", name: "医院挂号", about: "预约与取消" },
    ],
  },

  onShow() {
    this.greet();
  },

  async greet() {
    this.setData({ signedIn: session.token() !== "", message: "" });
    if (!this.data.signedIn) return this.setData({ name: "" });
    try {
      const { name } = await request("GET", "/me");
      this.setData({ name });
    } catch ({ reason, message }) {
      const signedOut = reason === "sign_in_needed" || reason === "deleted";
      this.setData({ name: "", signedIn: !signedOut, message: reason === "sign_in_needed" ? "" : message });
    }
  },

  open({ currentTarget }) {
    const { page } = currentTarget.dataset;
    wx.navigateTo({ url: `/pages/${page}/${page}` });
  },

  signIn() {
    wx.navigateTo({ url: "/pages/login/login" });
  },
});
