/** A platform with its console, that is in use: many applications, a reviewer, an auditor, and a service provider. */
import { join } from "node:path";
import type { Organisation } from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import { openSqliteStores } from "@shiming/store/sqlite";
import { enrolmentOf, totpSecretOf } from "../apps/cli/src/sandbox/inhabitants/sign-ins.ts";
import { createPlatformKeys } from "../apps/cli/src/server/create-platform-keys.ts";
import { loadPlatformKeys } from "../apps/cli/src/server/platform-keys.ts";
import { openPlatformSignIn } from "../apps/cli/src/server/sign-in.ts";
import { quietPort } from "../packages/store/src/testing/quiet-port.ts";
import { addApplications } from "./applications.ts";
import { serve } from "./fresh-platform.ts";
import type { ServerProcess } from "./server-process.ts";

const PEOPLE = ["reviewer", "auditor", "owner"] as const;
export type Person = (typeof PEOPLE)[number];
const ORGANISATION = "bench";
/** One in so many applications is the service provider's. */
const OTHERS = 1000;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** In base 32. */
  readonly totpSecret: string;
}

export interface ConsolePlatform {
  readonly server: ServerProcess;
  /** Of the console. */
  readonly origin: string;
  readonly organisationId: string;
  readonly people: Readonly<Record<Person, Credentials>>;
}

export async function startConsole(folder: string, applications: number): Promise<ConsolePlatform> {
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  await createPlatformKeys(keys, new Date());
  const people = await fill(data, keys, applications);
  const port = await quietPort();
  const origin = `http://console.localhost:${port}`;
  const server = await serve(data, keys, {
    SHIMING_LISTEN: `127.0.0.1:${port}`,
    SHIMING_BASE_URL: `http://127.0.0.1:${port}`,
    SHIMING_CONSOLE_URL: origin,
  });
  return { server, origin, organisationId: ORGANISATION, people };
}

async function fill(data: string, keys: string, count: number): Promise<ConsolePlatform["people"]> {
  const stores = await openSqliteStores(data);
  const platformKeys = await loadPlatformKeys(keys, data);
  const place = { data, keys: platformKeys, stores, clock: () => new Date(), baseUrl: () => "" };
  const signIn = await openPlatformSignIn(place);
  try {
    const enrolments = PEOPLE.map((name) => enrolmentOf({ name, email: `${name}@bench.example` }));
    const ids = await signIn.enrol(enrolments, new Date());
    await employ(new Map(PEOPLE.map((name, at) => [name, `${ids[at]}`])), stores);
    await addApplications(stores, platformKeys, count, (at) =>
      at % OTHERS === 0 ? ORGANISATION : undefined,
    );
    const credentials = enrolments.map(
      (each): Credentials => ({ email: each.email, password: each.password, totpSecret: totpSecretOf(each) }),
    );
    return Object.fromEntries(PEOPLE.map((name, at) => [name, credentials[at]])) as ConsolePlatform["people"];
  } finally {
    await signIn.close();
    await stores.close();
  }
}

async function employ(ids: ReadonlyMap<Person, string>, { staff, organisations }: OpenStores): Promise<void> {
  const since = new Date();
  for (const role of ["reviewer", "auditor"] as const) {
    const member = { id: `${ids.get(role)}`, roles: [role], state: "active", since } as const;
    await staff.change(member.id, () => ({ next: member, events: [] }));
  }
  const organisation: Organisation = {
    ...{ id: ORGANISATION, legalName: "示例市第二人民医院", socialCreditCode: "91350100M000100Y43" },
    ...{ subjectType: "public_medical_institution", citizenContact: "0000-12345", createdAt: since },
  };
  const owner = {
    organisationId: ORGANISATION,
    personId: `${ids.get("owner")}`,
    role: "owner",
    since,
  } as const;
  await organisations.add(organisation, [owner], { events: [] });
}
