/** A process of its own that is given a right password, and halts when it has hashed it anew and not written it: `node … PLACE USER`. */
import { host } from "./hosts.ts";
import { openAt, PASSWORD, verifierOf } from "./rotated-peppers.ts";

const [place = "", userId = ""] = process.argv.slice(2);
const { accounts } = await openAt(place);
const halted = {
  ...accounts,
  forgetAttempts: (_key: unknown, renewal?: { readonly to: string }) => {
    console.log(renewal?.to);
    return new Promise<boolean>(() => process.stdin.resume());
  },
};
await verifierOf(halted).verify({ issuer: host.issuer, userId }, PASSWORD, new Date());
