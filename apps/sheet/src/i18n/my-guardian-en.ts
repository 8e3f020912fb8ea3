/** The same in English. */
import type { myGuardianZhCN } from "./my-guardian-zh-CN.ts";

export const myGuardianEn: typeof myGuardianZhCN = {
  my: {
    acting: "You look as guardian at the authorizations of {name}",
    heading: "What was allowed or refused for the child",
    empty: { title: "Nothing here yet", text: "What a guardian decides for the child appears here." },
    verification: {
      match: "Name and ID card number are the child's",
      id_mismatch: "The name is the child's, the ID card number is not",
      name_mismatch: "The name is not the child's",
      not_verified: "The child is not verified by a resident ID card",
      text: "Whether the name and ID card number that it already has are the child's",
    },
    confirm: {
      title: "Withdraw the child's authorization of “{app}”?",
      unused: "Effective at once: “{provider}” will not be able to obtain the child's information under it.",
      unusedVerification:
        "Effective at once: “{provider}” will not be able to compare the child's information under it.",
      released:
        "Effective at once: “{provider}” can obtain nothing more about the child under it. What it has already received is not deleted by this; to have it deleted, contact: {contact}.",
    },
    withdrawn: "The child's authorization of “{app}” has been withdrawn.",
  },
  about: {
    title: "The child's data",
    fileTitle: "Everything that the platform keeps about the child",
    saveText: "Download all of the child's records (text)",
    saveJson: "Download all of the child's records (JSON)",
    delete: "Delete the child's real-name data",
    deleteTitle: "Delete the child's real-name data?",
    deleteNow:
      "The child's name and ID number are deleted from the platform at once and for good. Nobody can be given them any more, and you can no longer act for the child.",
    deleteKept:
      "Records of what was allowed, refused and withdrawn are kept for {years} years, as the law asks, without name and number. Receipts that you keep stay valid.",
    requests: "Requests and complaints for the child",
  },
};
