/** How a binding stands. */
export const stateTexts = {
  bound: { zh: "已绑定", en: "Bound" },
  open: { zh: "待商户确认", en: "Waits for the merchant" },
  expired: { zh: "已逾期", en: "Expired" },
} as const;

export const stateKinds = { bound: "good", open: "note", expired: "quiet" } as const;
