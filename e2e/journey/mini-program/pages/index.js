Page({
  data: { greeting: "请先实名授权" },

  authorized({ detail }) {
    if (!detail.auth_token) return this.setData({ greeting: detail.errMsg });
    wx.request({
      url: `${wx.getExtConfigSync().baseUrl}/login`,
      method: "POST",
      data: { auth_token: detail.auth_token },
      success: ({ data }) => this.setData({ greeting: data.greeting }),
      fail: ({ errMsg }) => this.setData({ greeting: errMsg }),
    });
  },
});
