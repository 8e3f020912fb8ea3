import type { Mutant } from "./mutant.ts";

const within = (file: string) => `packages/crypto/src/${file}`;

export const crypto: readonly Mutant[] = [
  {
    file: within("real-name.ts"),
    was: "!nameCharacters.test(name) || ",
    becomes: "",
    lets: "a name with digits, invisible or private-use characters be released",
    caughtBy: within("real-name.test.ts"),
  },
];
