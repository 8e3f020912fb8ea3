import type { Messages } from "./zh-CN.ts";

export const en: Messages = {
  common: {
    loading: "Opening…",
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
    privacyPolicy: "Privacy policy",
    chineseOnly: "The service provider has given these texts in Chinese only.",
    nothingSent: "Nobody was given your information.",
    offline: { title: "No network connection", text: "Check your connection and try again." },
  },
  sheet: {
    title: "Real-name authorization",
    asks: "asks for your name and ID card number",
    terms: "How your information is used",
    privacy: "Privacy notice",
    recorded: "This is version {version} of the notice",
    deny: "Refuse",
    allow: "Allow",
    guard: "Your information is given once, and only after your payment password.",
    keypad: {
      title: "Enter your payment password",
      text: "to give your name and ID card number to “{provider}”",
      typed: "{count} of {length} digits entered",
      erase: "Delete",
      back: "Back",
      checking: "Checking…",
      wrong: "Wrong password. Tries left: {tries}",
      wrongLast: "Wrong password. One more try, then it is locked",
      last: "One more try: a wrong password locks it",
      forgot: "Forgot your payment password?",
      forgotText:
        "Go back to the app, set a new one under “Payment settings”, and return. We never ask for your password by telephone or text message.",
    },
    guardian: {
      title: "A guardian has to consent",
      text: "You are under 14. Under Article 31 of the Personal Information Protection Law, a parent or other guardian has to consent before your identity is given to anyone; that cannot be done here.",
      help: "Together with a parent or guardian, ask “{provider}” ({contact}) for another way.",
    },
    locked: {
      title: "Payment password locked",
      until: "Too many wrong passwords. You can try again after {time}.",
      endless:
        "This payment password does not unlock by itself. To have it unlocked, contact “{name}” ({contact}).",
      endlessApp:
        "This payment password does not unlock by itself. Go back to the app and ask its customer service to unlock it.",
      forgot: "If you forgot it, go back to the app and set a new one under “Payment settings”.",
    },
    approved: {
      title: "Allowed",
      text: "“{app}” can obtain your name and ID card number once.",
      help: "You can look at this and withdraw it at any time under “My authorizations”.",
    },
    refused: { title: "Refused", text: "You can go back to the app and go on with everything else." },
    decided: {
      title: "This request has already been dealt with",
      text: "To authorize, go back to the app and tap the button again.",
    },
    expired: {
      title: "This page is no longer valid",
      text: "For your safety a request lasts five minutes and its link opens once. Go back to the app and tap the button again.",
    },
    failed: {
      title: "This is not possible now",
      "system error": "The platform is busy. Please try again in a moment.",
      "access denied": "Real-name authorization of this mini program has ended.",
      "no real name info":
        "Your account has no resident ID card information to give. If you use another document, go back to the app and choose another way. If you are not verified yet, verify with your resident ID card in the app, then try again.",
      "not register wechat pay": "You have no payment account yet. Open one in the app, then try again.",
      other: "Go back to the app and tap the button again.",
    },
    leave: "You can close this page and go back to the app.",
  },
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
      expired: "Expired, not given",
      denied: "Refused",
      withdrawn: "Withdrawn",
    },
    items: { given: "Information given", allowed: "Information allowed", text: "Name, ID card number" },
    time: { denied: "Refused", approved: "Allowed", released: "Given", withdrawn: "Withdrawn" },
    notReleased: "Not given",
    details: "Details",
    withdraw: "Withdraw",
    confirm: {
      title: "Withdraw your authorization of “{app}”?",
      unused: "Effective at once: “{provider}” will not be able to obtain your information under it.",
      released:
        "Effective at once: “{provider}” can obtain nothing more under it. What it has already received is not deleted by this; to have it deleted, contact: {contact}.",
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
