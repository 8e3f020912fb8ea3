const { inLanguage } = require("../../services/failures.js");
const { request } = require("../../services/http.js");
const { askToVerify } = require("../../services/verification.js");

const REFUSED = {
  zh: "您没有同意核对，认证没有完成。也可以带身份证到政务大厅办理。",
  en: "You did not agree, so nothing was done. You can also come to the counter with your ID card.",
};

Page({
  data: { pensionNo: "", asking: false, message: "", validUntil: "" },

  type({ detail }) {
    this.setData({ pensionNo: detail.value.trim(), message: "" });
  },

  async begin() {
    this.setData({ asking: true, message: "", validUntil: "" });
    try {
      const code = await askToVerify();
      if (code) await this.qualify(code);
      else this.setData({ message: inLanguage(REFUSED) });
    } catch ({ message, errMsg }) {
      this.setData({ message: message || errMsg });
    }
    this.setData({ asking: false });
  },

  async qualify(code) {
    const login = await wx.login();
    const attempt = { pension_no: this.data.pensionNo, js_code: login.code, code };
    const { valid_until } = await request("POST", "/pension-qualification", attempt);
    this.setData({ validUntil: valid_until });
  },
});
