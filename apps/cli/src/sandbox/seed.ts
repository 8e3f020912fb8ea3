/** Fills the stores of a new sandbox, through the same operations that the operator's staff uses. */
import { generateKeyPair, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { perform as performOperation } from "@shiming/administration";
import { createCertificateRequest } from "@shiming/ca";
import {
  type ApprovedUse,
  type CommandLine,
  categoryIdOf,
  type People,
  type Stores,
  type UseTexts,
} from "@shiming/core";
import { operationDeps } from "../administration/direct.ts";
import type { Ask, Perform } from "../administration/location.ts";
import { writePrivateFile } from "../private-file.ts";
import { Sentence } from "../sentence.ts";
import { SANDBOX_SENDER } from "../server/mail-parts.ts";
import type { PlatformKeys } from "../server/platform-keys.ts";
import { PERSONAS, type Persona } from "./personas.ts";
import {
  hasSandboxFile,
  type SandboxApp,
  type SandboxFile,
  type SandboxMerchant,
  writeSandboxFile,
} from "./sandbox-file.ts";
import {
  APPS,
  HOST,
  MERCHANTS,
  ORGANISATIONS,
  type OrganisationName,
  type SeedApp,
  type SeedMerchant,
  type SeedOrganisation,
} from "./world.ts";

const newKeyPair = promisify(generateKeyPair);
const ACTOR: CommandLine = { kind: "command_line", user: "sandbox" };
/** Nothing that is seeded asks who somebody is. */
const nobody: People = { find: async () => [], endSessions: async () => {} };
const NOT_LOCKED_OUT_IN_A_LIFETIME = "2099-01-01T00:00:00.000Z";

/**
 * Seeds a sandbox that has no `sandbox.json` yet; one that has keeps its data.
 * @throws Sentence when there is data without its `sandbox.json`
 */
export async function seedSandbox(
  dataDir: string,
  stores: Stores,
  keys: PlatformKeys,
  at: Date,
): Promise<void> {
  if (hasSandboxFile(dataDir)) return;
  if ((await stores.merchants.list()).length > 0) {
    throw new Sentence({
      en: `${dataDir} holds data but no sandbox.json; --reset starts over.`,
      zh: `${dataDir} 中有数据但没有 sandbox.json；用 --reset 重新开始。`,
    });
  }
  // No address yet: the port may be any free one.
  const deps = operationDeps(stores, keys, { people: nobody, baseUrl: () => "" });
  const ask: Ask = (name, input) => performOperation(name, input, ACTOR, deps, at);
  const perform = ask as Perform;
  const organisations = await seedOrganisations(perform);
  const privateKeys = await Promise.all(MERCHANTS.map(({ keyBits }) => newRsaKey(keyBits)));
  const merchants: SandboxMerchant[] = [];
  for (const [place, merchant] of MERCHANTS.entries()) {
    merchants.push(
      await seedMerchant(dataDir, merchant, organisations, privateKeys[place] as KeyObject, perform),
    );
  }
  const apps: SandboxApp[] = [];
  for (const app of APPS) apps.push(await seedApp(app, organisations, merchants, perform));
  const host = await seedHost(dataDir, perform);
  await Promise.all(PERSONAS.map((persona) => seedPersona(persona, perform)));
  const file: SandboxFile = {
    base_url: "",
    host,
    apps,
    merchants,
    users: PERSONAS.map(userOf),
    smtp: null,
    apply_to: SANDBOX_SENDER.address,
    mailbox: "mailbox",
    console: null,
  };
  writeSandboxFile(dataDir, file);
}

async function newRsaKey(modulusLength: number): Promise<KeyObject> {
  return (await newKeyPair("rsa", { modulusLength })).privateKey;
}

/** The ids of the organisations, by their names here. */
type OrganisationIds = Readonly<Record<OrganisationName, string>>;

async function seedOrganisations(perform: Perform): Promise<OrganisationIds> {
  const seed = async ({ legalName, socialCreditCode, subjectType, citizenContact }: SeedOrganisation) => {
    const created = await perform("organisations.create", {
      legal_name: legalName,
      social_credit_code: socialCreditCode,
      subject_type: subjectType,
      citizen_contact: citizenContact,
    });
    return created.id;
  };
  return { city: await seed(ORGANISATIONS.city), hospital: await seed(ORGANISATIONS.hospital) };
}

async function seedMerchant(
  dataDir: string,
  { mchId, organisation }: SeedMerchant,
  organisations: OrganisationIds,
  privateKey: KeyObject,
  perform: Perform,
): Promise<SandboxMerchant> {
  const files = {
    private_key_file: join("merchants", mchId, "private-key.pem"),
    certificate_file: join("merchants", mchId, "certificate.pem"),
  };
  const { legal_name: legalName } = await perform("merchants.create", {
    mch_id: mchId,
    organisation_id: organisations[organisation],
  });
  const csr = await createCertificateRequest(privateKey, { mchId, legalName });
  const issued = await perform("merchants.issue_certificate", { mch_id: mchId, csr });
  writePrivateFile(join(dataDir, files.private_key_file), pemOf(privateKey));
  writePrivateFile(join(dataDir, files.certificate_file), issued.certificate);
  return { mch_id: mchId, cert_serialno: issued.cert_serialno, ...files };
}

async function seedApp(
  app: SeedApp,
  organisations: OrganisationIds,
  merchants: readonly SandboxMerchant[],
  perform: Perform,
): Promise<SandboxApp> {
  const { appid, name, logoFile, organisation, categories, approvedUses, boundTo } = app;
  const created = await perform("apps.create", {
    appid,
    name,
    organisation_id: organisations[organisation],
    categories: [...categories],
  });
  if (logoFile) await perform("apps.set_logo", { appid, image: readLogo(logoFile) });
  if (approvedUses.length > 0) await perform("apps.approve", { appid, uses: approvedUses.map(useInput) });
  for (const mchId of boundTo) await perform("apps.bind", { appid, mch_id: mchId });
  const merchant = merchants.find(({ mch_id }) => mch_id === boundTo[0]);
  return {
    name,
    appid,
    secret: created.secret,
    mch_id: merchant?.mch_id ?? null,
    cert_serialno: merchant?.cert_serialno ?? null,
    private_key_file: merchant?.private_key_file ?? null,
    certificate_file: merchant?.certificate_file ?? null,
    category_ids: approvedUses.map(({ category }) => categoryIdOf(category)),
    access: approvedUses.length > 0 ? "approved" : "none",
  };
}

function useInput({ category, english, ...chinese }: ApprovedUse) {
  const textsOf = ({ legalBasis, ...rest }: UseTexts) => ({ ...rest, legal_basis: legalBasis });
  return { category, ...textsOf(chinese), ...(english && { english: textsOf(english) }) };
}

/** In base64. */
function readLogo(file: string): string {
  return readFileSync(new URL(`logos/${file}`, import.meta.url), "base64");
}

async function seedHost(dataDir: string, perform: Perform): Promise<SandboxFile["host"]> {
  const { privateKey, publicKey } = await newKeyPair("ec", { namedCurve: "P-256" });
  const public_key = publicKey.export({ type: "spki", format: "pem" }).toString();
  await perform("hosts.register_key", { ...HOST, public_key });
  const private_key_file = join("host", "private-key.pem");
  writePrivateFile(join(dataDir, private_key_file), pemOf(privateKey));
  return { ...HOST, private_key_file };
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

function identityInput({ document, realName, credentialId }: NonNullable<Persona["identity"]>) {
  return { document, real_name: realName, credential_id: credentialId };
}

function userOf({ userId, persona, payPassword, identity }: Persona): SandboxFile["users"][number] {
  return {
    user_id: userId,
    persona,
    pay_password: payPassword,
    real_name: identity?.realName ?? null,
    credential_id: identity?.credentialId ?? null,
  };
}

function pemOf(privateKey: KeyObject): string {
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
