export const accessTexts = {
  none: { zh: "未开通", en: "Not open" },
  approved: { zh: "已开通", en: "Open" },
  suspended: { zh: "已暂停", en: "Suspended" },
  ended: { zh: "已终止", en: "Ended" },
} as const;
