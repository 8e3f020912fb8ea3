/** What the sandbox is used with: the example's merchants and mini programs, the host, and the people with accounts. */
import { generateKeyPair, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { createCertificateRequest } from "@shiming/ca";
import { type ApprovedUse, categoryIdOf, type UseTexts } from "@shiming/core";
import type { Perform } from "../administration/location.ts";
import { writePrivateFile } from "../private-file.ts";
import type { Office } from "./inhabitants/office.ts";
import type { Story } from "./inhabitants/play.ts";
import { PERSONAS, type Persona } from "./personas.ts";
import type { SandboxApp, SandboxFile, SandboxMerchant } from "./sandbox-file.ts";
import { APPS, HOST, MERCHANTS, ORGANISATIONS, type SeedApp, type SeedMerchant } from "./world.ts";

const newKeyPair = promisify(generateKeyPair);
const NOT_LOCKED_OUT_IN_A_LIFETIME = "2099-01-01T00:00:00.000Z";
/** So many days ago the mini programs were made. */
const BEGUN = 210;

/** What came before today: merchants and mini programs, their bindings and approvals. @param secrets hears of each app's */
export function* exampleStories(office: Office, secrets: Map<string, string>): Generator<Story> {
  yield merchantsStory(office);
  yield appsStory(office, secrets);
}

async function* merchantsStory(office: Office): Story {
  yield office.past.day(BEGUN, "09:00");
  for (const { mchId, organisation } of MERCHANTS) {
    const organisation_id = office.organisationId(organisation);
    await office.machine("merchants.create", { mch_id: mchId, organisation_id });
  }
}

async function* appsStory(office: Office, secrets: Map<string, string>): Story {
  yield office.past.day(BEGUN, "10:00");
  for (const app of APPS) secrets.set(app.appid, await seedApp(app, office));
}

/** @returns its secret */
async function seedApp(app: SeedApp, { machine, organisationId }: Office): Promise<string> {
  const { appid, name, logoFile, organisation, categories, approvedUses, boundTo } = app;
  const organisation_id = organisationId(organisation);
  const { secret } = await machine("apps.create", {
    ...{ appid, name, organisation_id },
    categories: [...categories],
  });
  if (logoFile) await machine("apps.set_logo", { appid, image: readLogo(logoFile) });
  if (approvedUses.length > 0) await machine("apps.approve", { appid, uses: approvedUses.map(useInput) });
  for (const mchId of boundTo) await machine("apps.bind", { appid, mch_id: mchId });
  return secret;
}

/** Begins at once: a key of 4096 bits takes seconds. */
export function newMerchantKeys(): Promise<readonly KeyObject[]> {
  return Promise.all(
    MERCHANTS.map(async ({ keyBits }) => {
      const { privateKey } = await newKeyPair("rsa", { modulusLength: keyBits });
      return privateKey;
    }),
  );
}

export async function seedCertificates(
  dataDir: string,
  keys: readonly KeyObject[],
  perform: Perform,
): Promise<readonly SandboxMerchant[]> {
  const merchants: SandboxMerchant[] = [];
  for (const [place, merchant] of MERCHANTS.entries()) {
    merchants.push(await seedCertificate(dataDir, merchant, keys[place] as KeyObject, perform));
  }
  return merchants;
}

async function seedCertificate(
  dataDir: string,
  { mchId, organisation }: SeedMerchant,
  privateKey: KeyObject,
  perform: Perform,
): Promise<SandboxMerchant> {
  const { legalName } = ORGANISATIONS[organisation];
  const csr = await createCertificateRequest(privateKey, { mchId, legalName });
  const issued = await perform("merchants.issue_certificate", { mch_id: mchId, csr });
  return writeCredentials(dataDir, mchId, privateKey, issued);
}

/** What a merchant would keep itself. */
export function writeCredentials(
  dataDir: string,
  mchId: string,
  privateKey: KeyObject,
  issued: { readonly cert_serialno: string; readonly certificate: string },
): SandboxMerchant {
  const files = {
    private_key_file: join("merchants", mchId, "private-key.pem"),
    certificate_file: join("merchants", mchId, "certificate.pem"),
  };
  writePrivateFile(join(dataDir, files.private_key_file), pemOf(privateKey));
  writePrivateFile(join(dataDir, files.certificate_file), issued.certificate);
  return { mch_id: mchId, cert_serialno: issued.cert_serialno, ...files };
}

export function appsOf(
  secrets: ReadonlyMap<string, string>,
  merchants: readonly SandboxMerchant[],
): readonly SandboxApp[] {
  return APPS.map(({ appid, name, boundTo, approvedUses }) => {
    const merchant = merchants.find(({ mch_id }) => mch_id === boundTo[0]);
    return {
      name,
      appid,
      secret: secrets.get(appid) ?? "",
      mch_id: merchant?.mch_id ?? null,
      cert_serialno: merchant?.cert_serialno ?? null,
      private_key_file: merchant?.private_key_file ?? null,
      certificate_file: merchant?.certificate_file ?? null,
      category_ids: approvedUses.map(({ category }) => categoryIdOf(category)),
      access: approvedUses.length > 0 ? "approved" : "none",
      verification: approvedUses.some(({ items = [] }) => items.some(({ item }) => item === "verification")),
    };
  });
}

function useInput({ category, items, english, ...chinese }: ApprovedUse) {
  const textsOf = ({ legalBasis, ...rest }: UseTexts) => ({ ...rest, legal_basis: legalBasis });
  return {
    category,
    ...(items && { items: items.map((each) => ({ ...each })) }),
    ...textsOf(chinese),
    ...(english && { english: textsOf(english) }),
  };
}

/** In base64. */
function readLogo(file: string): string {
  return readFileSync(new URL(`logos/${file}`, import.meta.url), "base64");
}

export async function seedHost(dataDir: string, perform: Perform): Promise<SandboxFile["host"]> {
  const { privateKey, publicKey } = await newKeyPair("ec", { namedCurve: "P-256" });
  const public_key = publicKey.export({ type: "spki", format: "pem" }).toString();
  await perform("hosts.register_key", { ...HOST, public_key });
  const private_key_file = join("host", "private-key.pem");
  writePrivateFile(join(dataDir, private_key_file), pemOf(privateKey));
  return { ...HOST, private_key_file };
}

/** The people with accounts. */
export async function seedPersonas(perform: Perform): Promise<SandboxFile["users"]> {
  await Promise.all(PERSONAS.map((persona) => seedPersona(persona, perform)));
  for (const persona of PERSONAS) await seedGuardians(persona, perform);
  return PERSONAS.map(userOf);
}

function seedPersona(persona: Persona, perform: Perform): Promise<unknown> {
  const { userId, payPassword, identity, hasPaymentAccount, isLocked } = persona;
  return perform("accounts.set", {
    issuer: HOST.issuer,
    user_id: userId,
    presence: "new",
    payment_account: hasPaymentAccount,
    pay_password: payPassword,
    ...(identity ? { identity: identityInput(identity) } : {}),
    ...(isLocked ? { locked_until: NOT_LOCKED_OUT_IN_A_LIFETIME } : {}),
  });
}

async function seedGuardians({ userId, guardians }: Persona, perform: Perform): Promise<void> {
  if (guardians.length === 0) return;
  const of = { issuer: HOST.issuer, user_id: userId, presence: "existing" } as const;
  await perform("accounts.set", { ...of, add_guardians: [...guardians] });
}

function identityInput({ document, realName, credentialId }: NonNullable<Persona["identity"]>) {
  return { document, real_name: realName, credential_id: credentialId };
}

function userOf({
  userId,
  persona,
  payPassword,
  identity,
  guardians,
}: Persona): SandboxFile["users"][number] {
  return {
    user_id: userId,
    persona,
    pay_password: payPassword,
    real_name: identity?.realName ?? null,
    credential_id: identity?.credentialId ?? null,
    guardians,
  };
}

function pemOf(privateKey: KeyObject): string {
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
