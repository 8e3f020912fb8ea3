/** What every page says. */
import type { Messages } from "./zh-CN.ts";

export const en: Messages = {
  common: {
    loading: "Opening…",
    comma: ", ",
    retry: "Try again",
    close: "Close",
    provider: "Service provider",
    contact: "Contact",
    category: "Category",
    purpose: "Purpose",
    legalBasis: "Legal basis",
    retention: "Kept for",
    method: "How it is given",
    withdrawal: "How to withdraw",
    necessity: "Why, and what it means for you",
    records: "The record",
    operator: "Operator",
    complaints: "To complain",
    privacyPolicy: "Privacy policy",
    chineseOnly: "The service provider has given these texts in Chinese only.",
    nothingSent: "Nobody was given your information.",
    offline: { title: "No network connection", text: "Check your connection and try again." },
  },
};
