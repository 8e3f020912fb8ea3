/** "My authorizations". */
export const myZhCN = {
  my: {
    title: "我的授权",
    heading: "您同意或拒绝过的实名授权",
    empty: { title: "还没有授权记录", text: "您在小程序里同意或者拒绝实名授权后，会在这里看到。" },
    state: {
      approved: "已同意，未使用",
      released: "已提供",
      verified: "已核对",
      expired: "已过期，未提供",
      denied: "已拒绝",
      withdrawn: "已撤回",
    },
    items: { given: "提供的信息", allowed: "同意的信息" },
    time: {
      denied: "拒绝时间",
      approved: "同意时间",
      released: "提供时间",
      verified: "核对时间",
      withdrawn: "撤回时间",
    },
    notified: {
      notified: "已通知对方您撤回了授权：{time}",
      waiting: "尚未通知到对方，平台会继续尝试",
      undelivered: "未能通知到对方，请直接联系对方要求删除",
    },
    notReleased: "未提供",
    notVerified: "未核对",
    verification: {
      title: "核对结果",
      match: "姓名和身份证号都与您一致",
      id_mismatch: "姓名一致，身份证号不一致",
      name_mismatch: "姓名不一致",
      not_verified: "您没有用居民身份证实名",
      text: "对方已有的姓名、身份证号是否与您一致",
    },
    details: "详情",
    withdraw: "撤回授权",
    confirm: {
      title: "撤回对“{app}”的授权？",
      unused: "立即生效：“{provider}”将不能凭这次授权获取您的信息。",
      unusedVerification: "立即生效：“{provider}”将不能凭这次授权核对您的信息。",
      released:
        "立即生效：“{provider}”不能再凭这次授权获取您的信息。已经提供的信息不会自动删除；要求删除，请联系：{contact}。",
      verified:
        "立即生效：“{provider}”不能再凭这次授权核对。它已经得知的结果不会自动删除；要求删除，请联系：{contact}。",
      cancel: "保留授权",
      withdraw: "撤回",
    },
    withdrawn: "已撤回对“{app}”的授权。",
    more: "显示更早的记录",
    moreFailed: "没有加载成功，请重试",
    notWithdrawn: "没有撤回成功，请重试。",
    expired: { title: "页面已失效", text: "为了安全，请返回应用，重新打开“我的授权”。" },
    failed: { title: "暂时打不开", text: "平台繁忙，请稍后再试。" },
  },
};
