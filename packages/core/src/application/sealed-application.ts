import { openRecord, sealRecord } from "@shiming/crypto";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { Application, ApplicationContent, ApplicationFacts } from "./application.ts";
import type { StoredApplication } from "./stored-application.ts";

/** What the seal is bound to: a record does not open as that of another application. */
const columnOf = (id: string) => `applications.content:${id}`;

export async function sealApplication(
  application: Application,
  revision: number,
  keys: KeyEncryptionKeys,
): Promise<StoredApplication> {
  const plain = Buffer.from(JSON.stringify(contentOf(application)));
  return {
    ...factsOf(application),
    revision,
    sealed: await sealRecord(plain, columnOf(application.id), keys.current()),
  };
}

export async function openApplication(
  stored: StoredApplication,
  keys: KeyEncryptionKeys,
): Promise<Application> {
  const plain = await openRecord(stored.sealed, columnOf(stored.id), (id) => keys.byId(id));
  const content: ApplicationContent = JSON.parse(Buffer.from(plain).toString(), revive);
  return { ...absent, ...factsOf(stored), ...content };
}

/** Members that JSON leaves out. */
const absent = { approval: undefined } as const;

function factsOf(of: ApplicationFacts): ApplicationFacts {
  const { id, state, organisationId, legalName, appid, since, deadline, takenBy, succeeds, attentionAt } = of;
  return { id, state, organisationId, legalName, appid, since, deadline, takenBy, succeeds, attentionAt };
}

function contentOf(of: ApplicationContent): ApplicationContent {
  const { form, permission, attachments, correspondence, approval, history, remindedAt } = of;
  return { form, permission, attachments, correspondence, approval, history, remindedAt };
}

const TIMES = new Set(["at", "since", "endsAt", "remindedAt"]);

/** Times by the names that they have in an application; what people wrote is text under other names. */
function revive(name: string, value: unknown): unknown {
  return TIMES.has(name) && typeof value === "string" ? new Date(value) : value;
}
