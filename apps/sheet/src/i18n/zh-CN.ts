/** What every page says. */
export const zhCN = {
  common: {
    loading: "正在打开…",
    comma: "、",
    retry: "重试",
    close: "关闭",
    provider: "服务提供方",
    contact: "联系方式",
    category: "服务类目",
    purpose: "用途",
    legalBasis: "法律依据",
    retention: "保存期限",
    method: "提供方式",
    withdrawal: "如何撤回",
    necessity: "必要性和影响",
    records: "授权记录",
    operator: "平台运营方",
    complaints: "投诉渠道",
    privacyPolicy: "隐私政策",
    chineseOnly: "以上说明只有中文。",
    nothingSent: "没有向任何人提供您的信息。",
    offline: { title: "网络连接不可用", text: "请检查网络后重试。" },
  },
};

export type Messages = typeof zhCN;
