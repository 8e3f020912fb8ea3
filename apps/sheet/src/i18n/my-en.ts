/** "My authorizations". */
import type { myZhCN } from "./my-zh-CN.ts";

export const myEn: typeof myZhCN = {
  my: {
    title: "My authorizations",
    heading: "What you allowed or refused",
    empty: {
      title: "Nothing here yet",
      text: "When a mini program asks for your real-name information, what you decide appears here.",
    },
    state: {
      approved: "Allowed, not used",
      released: "Given",
      verified: "Compared",
      expired: "Expired, not given",
      denied: "Refused",
      withdrawn: "Withdrawn",
    },
    items: { given: "Information given", allowed: "Information allowed" },
    time: {
      denied: "Refused",
      approved: "Allowed",
      released: "Given",
      verified: "Compared",
      withdrawn: "Withdrawn",
    },
    notified: {
      notified: "The recipient was told of the withdrawal: {time}",
      waiting: "The recipient has not been reached yet; the platform keeps trying",
      undelivered: "The recipient could not be told: please ask them directly to delete what they have",
    },
    notReleased: "Not given",
    notVerified: "Not compared",
    verification: {
      title: "What it was told",
      match: "Name and ID card number are yours",
      id_mismatch: "The name is yours, the ID card number is not",
      name_mismatch: "The name is not yours",
      not_verified: "You are not verified by a resident ID card",
      text: "Whether the name and ID card number that it already has are yours",
    },
    guardian: "Guardian",
    guardianDecided: "{name} decided",
    guardianGone: "The guardian's account is gone",
    details: "Details",
    withdraw: "Withdraw",
    confirm: {
      title: "Withdraw your authorization of “{app}”?",
      unused: "Effective at once: “{provider}” will not be able to obtain your information under it.",
      unusedVerification:
        "Effective at once: “{provider}” will not be able to compare your information under it.",
      released:
        "Effective at once: “{provider}” can obtain nothing more under it. What it has already received is not deleted by this; to have it deleted, contact: {contact}.",
      verified:
        "Effective at once: “{provider}” can compare nothing more under it. What it has already learned is not deleted by this; to have it deleted, contact: {contact}.",
      cancel: "Keep it",
      withdraw: "Withdraw",
    },
    withdrawn: "Your authorization of “{app}” has been withdrawn.",
    more: "Show earlier ones",
    moreFailed: "That did not work. Try again",
    notWithdrawn: "That did not work. Please try again.",
    expired: {
      title: "This page is no longer valid",
      text: "For your safety, go back to the app and open “My authorizations” again.",
    },
    failed: {
      title: "This cannot be opened now",
      text: "The platform is busy. Please try again in a moment.",
    },
  },
};
