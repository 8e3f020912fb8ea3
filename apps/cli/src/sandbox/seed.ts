/** Fills a new sandbox, through the same operations that the operator's staff and service providers use. */
import type { CommandLine } from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import { operationDeps } from "../administration/direct.ts";
import { Sentence } from "../sentence.ts";
import { mailPartsOf, SANDBOX_SENDER } from "../server/mail-parts.ts";
import type { PlatformKeys } from "../server/platform-keys.ts";
import { openPlatformSignIn } from "../server/sign-in.ts";
import {
  appsOf,
  exampleStories,
  newMerchantKeys,
  seedCertificates,
  seedHost,
  seedPersonas,
} from "./example.ts";
import { inhabit } from "./inhabitants/inhabit.ts";
import { performAs } from "./inhabitants/office.ts";
import { hasSandboxFile, type SandboxFile, writeSandboxFile } from "./sandbox-file.ts";

const ACTOR: CommandLine = { kind: "command_line", user: "sandbox" };

/**
 * Seeds a sandbox that has no `sandbox.json` yet; one that has keeps its data.
 * @param consoleUrl where the mails of its past lead
 * @throws Sentence when there is data without its `sandbox.json`
 */
export async function seedSandbox(
  dataDir: string,
  stores: OpenStores,
  keys: PlatformKeys,
  at: Date,
  consoleUrl: string,
): Promise<void> {
  if (hasSandboxFile(dataDir)) return;
  if ((await stores.merchants.list({ limit: 1 })).length > 0) {
    throw new Sentence({
      en: `${dataDir} holds data but no sandbox.json; --reset starts over.`,
      zh: `${dataDir} 中有数据但没有 sandbox.json；用 --reset 重新开始。`,
    });
  }
  const file = await stores.atOnce(() => seed(dataDir, stores, keys, at, consoleUrl));
  // Last: data without it is no sandbox yet.
  writeSandboxFile(dataDir, file);
}

async function seed(
  dataDir: string,
  stores: OpenStores,
  keys: PlatformKeys,
  at: Date,
  consoleUrl: string,
): Promise<SandboxFile> {
  // No address yet: the port may be any free one.
  const baseUrl = () => "";
  const merchantKeys = newMerchantKeys();
  const signIn = await openPlatformSignIn({ keys, stores, clock: () => at, baseUrl });
  try {
    const { people, sealedRecords, passwordHashes } = signIn;
    const peoples = { people, peoplesRecords: sealedRecords, peoplesHashes: passwordHashes };
    const around = { ...peoples, baseUrl, consoleUrl: () => consoleUrl, mail: mailPartsOf(dataDir) };
    const deps = operationDeps(stores, keys, around);
    const perform = performAs(
      deps,
      () => ACTOR,
      () => at,
    );
    const secrets = new Map<string, string>();
    const inhabiting = { deps, senders: keys.signIn.senders, signIn, machine: ACTOR, at };
    const { organisations, signIns } = await inhabit({
      ...inhabiting,
      more: (office) => [...exampleStories(office, secrets)],
    });
    const host = await seedHost(dataDir, perform);
    const users = await seedPersonas(perform);
    const merchants = await seedCertificates(dataDir, await merchantKeys, perform);
    return {
      ...{ base_url: "", host, apps: appsOf(secrets, merchants), merchants, users },
      ...{ smtp: null, apply_to: SANDBOX_SENDER.address, mailbox: "mailbox" },
      ...{ console: { url: "", sign_ins: signIns }, organisations },
    };
  } finally {
    await signIn.close();
  }
}
