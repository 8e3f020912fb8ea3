/** The same in English. */
import type { sheetGuardianZhCN } from "./sheet-guardian-zh-CN.ts";

export const sheetGuardianEn: typeof sheetGuardianZhCN = {
  sheet: {
    guardian: {
      known:
        "You have a guardian who can: ask them to open the same mini program on their own phone, and to consent for you with their own account.",
    },
    acting: {
      who: "You decide as guardian for {name}",
      own: "You are {name}. Enter your own payment password; the record names you and the child.",
      ownTap: "You are {name}. The record names you and the child.",
    },
    asks: "asks for the child's name and ID card number",
    asksItems: "asks for the following about the child",
    terms: "How the child's information is used",
    verification: {
      asks: "wants to know whether the name and ID card number that it already has are the child's",
      told: "The child's name and ID card number are not given. It only learns:",
      against: "Compared with the child's verified identity",
      guard: "Once you agree, it can compare once. Each time needs a guardian's consent again.",
      guardPassword:
        "After your payment password it can compare once. Each time needs a guardian's consent again.",
      keypad: "to let “{provider}” compare a name and an ID card number with the child's",
    },
    guard: "The child's information is given once, and only after your own payment password.",
    keypad: {
      title: "Enter your own payment password",
      text: "to give the child's name and ID card number to “{provider}”",
    },
    failed: {
      "access denied":
        "Real-name authorization of this mini program has ended, or you can no longer act for this child: from the fourteenth birthday on the child decides.",
    },
    approved: {
      title: "Allowed for the child",
      text: "“{app}” can obtain the child's name and ID card number once.",
      verification: "“{app}” can compare once. The child's name and ID card number were not given to it.",
      help: "You and the child can look at this and withdraw it at any time under “My authorizations”.",
    },
  },
};
