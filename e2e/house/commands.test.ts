import { rules } from "@shiming/core";
import { expect, it } from "vitest";
import { listFiles, readText } from "./repository.ts";

/** Operations without a command of their own, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "apps.examine_request": "`shiming doctor` examines a request where it was made",
  "apps.try_request":
    "for somebody who is there, in a sandbox's explorer; `shiming exchange` makes the call itself",
  "applications.count": "a number beside the console's queue; `applications list --json` has what is counted",
  "invitations.accept": "whoever was invited accepts by the link in the mail, signed in",
  "me.show": "who has signed in is a question of the console's",
  "audit.search": "`shiming audit list` reads the log on the machine, or copies of it",
  "audit.export": "`shiming audit export` reads the log on the machine, or copies of it",
  "audit.verify": "`shiming audit verify` computes it anew, without the server",
  "audit.verification": "`shiming audit verify` says how far it is",
  "audit.compare": "`shiming audit compare` recomputes it, without the server",
  "audit.comparison": "`shiming audit compare` says how far it is",
};

it("each operation has a command, or a reason why not", () => {
  const commands = listFiles().filter((file) =>
    /^apps\/cli\/src\/(?:commands|import|audit|steps)\/.*\.ts$/.test(file),
  );
  const written = commands.map(readText).join("\n");
  const without = Object.keys(rules).filter((name) => !written.includes(`"${name}"`));
  expect(without.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});
