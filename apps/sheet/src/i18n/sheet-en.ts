/** The sheet. */
import type { sheetZhCN } from "./sheet-zh-CN.ts";

export const sheetEn: typeof sheetZhCN = {
  sheet: {
    title: "Real-name authorization",
    asks: "asks for your name and ID card number",
    asksItems: "asks for the following",
    items: {
      yes: "Yes",
      no: "No",
      optional: " (optional)",
      out: "not given",
      choice: "You can untick what is optional and go on all the same.",
    },
    terms: "How your information is used",
    privacy: "Privacy notice",
    recorded: "This is version {version} of the notice",
    changed: "What you have to be told has just changed. Please read it again before you decide.",
    deny: "Refuse",
    allow: "Allow",
    verification: {
      asks: "wants to know whether the name and ID card number that it already has are yours",
      told: "Your name and ID card number are not given.",
      learns: "It only learns:",
      against: "Compared with your verified identity",
      none: "You are not verified here by a resident ID card: it will learn that.",
      allow: "Agree",
      guard: "Once you agree, it can compare once. Each time needs your consent again.",
      guardPassword: "After your payment password it can compare once. Each time needs your consent again.",
      keypad: "to let “{provider}” compare a name and an ID card number with yours",
    },
    guard: "Your information is given once, and only after your payment password.",
    keypad: {
      title: "Enter your payment password",
      text: "to give your name and ID card number to “{provider}”",
      items: "to give to “{provider}”: {items}",
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
      items: "“{app}” can obtain once: {items}.",
      verification: "“{app}” can compare once. Your name and ID card number were not given to it.",
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
};
