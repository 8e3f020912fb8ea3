/** A sign-in on real stores, in a folder of its own, with mails that are read out of the outbox. */
import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  invitedAtSignUp,
  messageColumn,
  type OutgoingMail,
  onePepper,
  Sensitive,
  type StaffRole,
} from "@shiming/core";
import { localKeyEncryptionKey, openRecord } from "@shiming/crypto";
import { openSignIn, type SignIn, type SignInParts } from "@shiming/sign-in";
import { openTestStores } from "../../support/stores.ts";
import { Browser } from "./browser.ts";

export const GOOD_PASSWORD = "烧饼-quartz-7-violin";

export async function openPremises(
  over: Partial<Pick<SignInParts, "clock" | "oidc" | "peppers">> &
    Partial<Pick<SignInParts["stores"], "outbox">> & { baseUrl?: string } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "shiming-sign-in-"));
  const stores = await openTestStores(folder);
  const kek = localKeyEncryptionKey("kek-1", randomBytes(32));
  const keys = { current: () => kek, byId: (id: string) => (id === kek.id ? kek : undefined) };
  const { baseUrl = "https://realname.example.com", outbox, ...others } = over;
  const peppers = over.peppers ?? onePepper(new Sensitive(randomBytes(32)));
  const clock = over.clock ?? (() => new Date());
  const people = { find: (ids: readonly string[]) => signIn.people.find(ids) };
  const deps = { ...stores, people, keys, random: randomBytes };
  const faults: unknown[] = [];
  const signIn: SignIn = await openSignIn(stores.openBeside("sign-in"), {
    stores: { ...stores, ...(outbox && { outbox }) },
    keys,
    peppers,
    secrets: { cookies: new Sensitive(randomBytes(32)), addresses: new Sensitive(randomBytes(32)) },
    random: randomBytes,
    clock,
    baseUrl: () => baseUrl,
    invited: invitedAtSignUp(deps, clock),
    onFault: (error) => faults.push(error),
    ...others,
  });
  const mails = async (): Promise<OutgoingMail[]> => {
    const messages = await stores.outbox.list({ limit: 100 });
    const sent = messages.filter((message) => message.channel === "mail");
    return sent.map(({ id, sealed }) =>
      JSON.parse(Buffer.from(openRecord(sealed, messageColumn(id), keys.byId)).toString()),
    );
  };
  const premises = {
    folder,
    stores,
    keys,
    signIn,
    faults,
    mails,
    /** Each at an address of the network of its own, since callers are counted by that. */
    browser: () => new Browser(signIn, new URL(baseUrl).origin, newCallerAddress()),
    /** The secret in the link of the newest mail to an address. */
    async linkTo(address: string): Promise<string> {
      const mail = (await mails()).find(({ to }) => to.includes(address));
      return mail && "url" in mail ? (new URL(mail.url).hash.split("=")[1] ?? "") : "";
    },
    /** Somebody who has signed up, and is signed in. */
    async person(email: string, password = GOOD_PASSWORD) {
      const browser = premises.browser();
      await browser.post("/sign-up/request", { email });
      const token = await premises.linkTo(email);
      await browser.post("/sign-up/complete", { token, name: "王小明", password });
      const { json } = await browser.get("/get-session");
      return { browser, id: json.user.id as string, email, password };
    },
    makeStaff: (id: string, roles: readonly StaffRole[]) =>
      stores.staff.change(id, () => ({
        next: { id, roles, state: "active", since: clock() },
        events: [],
      })),
    async close() {
      await signIn.close();
      await stores.close();
      rmSync(folder, { recursive: true });
    },
  };
  return premises;
}

let callers = 0;

function newCallerAddress(): string {
  callers += 1;
  return `10.${process.pid % 256}.${Math.floor(callers / 256)}.${callers % 256}`;
}

export type Premises = Awaited<ReturnType<typeof openPremises>>;

/** RFC 6238, SHA-1, six digits, 30 seconds. @param uri `otpauth://…` */
export function totpOf(uri: string, at = Date.now()): string {
  const key = fromBase32(new URL(uri).searchParams.get("secret") ?? "");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/[01]{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
