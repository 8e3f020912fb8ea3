/**
 * A newcomer's own service provider in the sandbox: everything that the real way leads to, by the same operations, and at once.
 */
import { generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { OperationDeps } from "@shiming/administration";
import { createCertificateRequest } from "@shiming/ca";
import { type Actor, categoryIdOf, refuse } from "@shiming/core";
import type { SignIn } from "@shiming/sign-in";
import type { Perform } from "../../administration/location.ts";
import { writeCredentials } from "../example.ts";
import { itemsOf, permissionOf } from "../inhabitants/filled-in.ts";
import { memberActor, performAs } from "../inhabitants/office.ts";
import { attachPapers } from "../inhabitants/paper.ts";
import { enrolmentOf, totpSecretOf } from "../inhabitants/sign-ins.ts";
import {
  readSandboxFile,
  type SandboxApp,
  type SandboxMerchant,
  type SandboxSignIn,
  writeSandboxFile,
} from "../sandbox-file.ts";
import type { Provider } from "./provider.ts";
import { newSocialCreditCode } from "./social-credit-code.ts";
import { type MeantProvider, meantBy, type ProviderWish } from "./wish.ts";

const newKeyPair = promisify(generateKeyPair);

export interface ProviderDeps {
  readonly dataDir: string;
  readonly deps: OperationDeps;
  readonly signIn: Pick<SignIn, "enrol">;
  readonly machine: Actor;
  readonly now: () => Date;
}

/** @throws DomainError for a wish that cannot be met: then nothing was made */
export async function createProvider(wish: ProviderWish, parts: ProviderDeps): Promise<Provider> {
  const { dataDir, deps, now } = parts;
  const meant = meantBy(wish, await deps.stores.categories.tree());
  requireNewName(meant, dataDir);
  const machine = performAs(deps, () => parts.machine, now);
  const enrolment = enrolmentOf({
    name: "所有者",
    email: `owner@p${randomBytes(4).toString("hex")}.example`,
  });
  const [ownerId = ""] = await parts.signIn.enrol([enrolment], now());
  const owner = performAs(deps, memberActor(deps, ownerId), now);
  const organisation = await foundOrganisation(meant, owner);
  const merchant = await openMerchant(meant, organisation.id, { machine, owner, dataDir });
  const app = await createApp(meant, organisation.id, merchant, owner);
  const application = await applyAndApprove(meant, app, organisation.id, {
    ...{ machine, owner, enrolment },
    mchId: merchant.mch_id,
  });
  const { email, name, password } = enrolment;
  const sign_in: SandboxSignIn = {
    ...{ who: `${app.appid}_owner`, name, email, password, totp_secret: totpSecretOf(enrolment) },
    ...{ organisation: organisation.id, role: "owner" },
  };
  return remember(dataDir, {
    ...{ organisation, sign_in, app, merchant, application },
    category_id: [...categoryIdOf(meant.category)],
  });
}

/** One name is one mini program: who asks again is told where it is. */
function requireNewName({ name, legalName }: MeantProvider, dataDir: string): void {
  const { apps, organisations } = readSandboxFile(dataDir);
  const app = apps.find((each) => each.name === name);
  const organisation = organisations.find((each) => each.name === legalName);
  if (!app && !organisation) return;
  const known = app ? `${app.name}, ${app.appid}` : `${organisation?.name}, ${organisation?.id}`;
  refuse("value_invalid", {
    hint: {
      en: `the sandbox has that already (${known}): sandbox.json says all about it; choose another name for a new one`,
      zh: `沙箱中已有（${known}）：详见 sandbox.json；要新建请换一个名称`,
    },
  });
}

async function foundOrganisation({ legalName, subjectType }: MeantProvider, owner: Perform) {
  const { id, social_credit_code } = await owner("organisations.create", {
    legal_name: legalName,
    social_credit_code: newSocialCreditCode(subjectType),
    subject_type: subjectType,
    citizen_contact: "0000-10000",
  });
  return { id, name: legalName, social_credit_code, subject_type: subjectType };
}

/** With a key of its own, and a certificate by the sandbox's authority. */
async function openMerchant(
  { legalName }: MeantProvider,
  organisation_id: string,
  {
    machine,
    owner,
    dataDir,
  }: { readonly machine: Perform; readonly owner: Perform; readonly dataDir: string },
): Promise<SandboxMerchant> {
  const mchId = `19${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, "0")}`;
  const { privateKey } = await newKeyPair("rsa", { modulusLength: 2048 });
  await machine("merchants.create", { mch_id: mchId, organisation_id });
  const csr = await createCertificateRequest(privateKey, { mchId, legalName });
  const issued = await owner("merchants.issue_certificate", { mch_id: mchId, csr });
  return writeCredentials(dataDir, mchId, privateKey, issued);
}

async function createApp(
  { name, category }: MeantProvider,
  organisation_id: string,
  merchant: SandboxMerchant,
  owner: Perform,
): Promise<SandboxApp> {
  const categoryId = categoryIdOf(category);
  const { appid, secret } = await owner("apps.create", {
    ...{ name, organisation_id },
    category_ids: [[...categoryId]],
  });
  await owner("apps.request_binding", { appid, mch_id: merchant.mch_id });
  const granted = { category_ids: [categoryId], access: "approved", verification: false };
  return { name, appid, secret, ...merchant, ...granted };
}

async function applyAndApprove(
  { legalName, category }: MeantProvider,
  { appid, name }: SandboxApp,
  organisation_id: string,
  {
    machine,
    owner,
    enrolment,
    mchId,
  }: {
    readonly machine: Perform;
    readonly owner: Perform;
    readonly enrolment: { readonly name: string; readonly email: string };
    readonly mchId: string;
  },
): Promise<Provider["application"]> {
  const programme = { appid, name, mchId, category, ...WORDS };
  const contact = { name: enrolment.name, email: enrolment.email, telephone: "4000000002" };
  const drafted = await owner("applications.draft", {
    organisation_id,
    ...itemsOf(programme, legalName, contact),
  });
  const { id } = drafted;
  await owner("applications.submit", { id });
  await machine("applications.open_entrance", { id, reason: "材料齐全，信息一致" });
  await owner("applications.draft_permission", { id, ...permissionOf(programme) });
  await attachPapers(id, owner);
  await owner("applications.submit_permission", { id });
  const { state, approval } = await machine("applications.approve", { id });
  return { id, state, ends_at: approval?.ends_at ?? null };
}

const WORDS = {
  scenario: "用户登录后办理本人业务，办理前核验其真实身份，防止冒名办理",
  purpose: "核验本人的真实身份后办理业务",
  law: "《中华人民共和国个人信息保护法》",
  article: "第十三条",
  retention: "业务办结后 30 日内删除",
  callsPerDay: 10_000,
} as const;

type Made = Omit<Provider, "base_url" | "console_url">;

/** So that `exchange --sandbox`, `phone` and `authorize` know it from now on. */
function remember(dataDir: string, made: Made): Provider {
  const file = readSandboxFile(dataDir);
  const { organisation, sign_in, app, merchant } = made;
  const { id, name } = organisation;
  writeSandboxFile(dataDir, {
    ...file,
    apps: [...file.apps, app],
    merchants: [...file.merchants, merchant],
    organisations: [...file.organisations, { id, name }],
    console: { ...file.console, sign_ins: [...file.console.sign_ins, sign_in] },
  });
  return { ...made, base_url: file.base_url, console_url: file.console.url };
}
