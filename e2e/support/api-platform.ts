/** A platform whose API is open to programs: staff, members of organisations, and their tokens. */
import { randomBytes } from "node:crypto";
import { type OperationDeps, perform, rehearse } from "@shiming/administration";
import {
  type Action,
  type Actor,
  couldDo,
  createOrganisation,
  createToken,
  type Member,
  type MemberRole,
  onePepper,
  rules,
  Sensitive,
  type Staff,
  type StaffRole,
} from "@shiming/core";
import type { PlatformParts } from "@shiming/platform";
import { createAuthenticate } from "../../apps/cli/src/server/authenticate.ts";
import { everybody } from "./everybody.ts";
import { type Received, send } from "./http.ts";
import { NO_AUTHORITY } from "./no-authority.ts";
import { NO_KEYS } from "./no-keys.ts";
import { OPERATOR } from "./operator.ts";
import { startPlatform, type TestPlatform } from "./platform.ts";

export interface ApiPlatform extends TestPlatform {
  /** Somebody of the staff from now on, with exactly these roles; with none, somebody who has left. */
  employ(id: string, roles: readonly StaffRole[]): Promise<Staff>;
  /** A service provider's. @param socialCreditCode a real one @returns its id */
  addOrganisation(socialCreditCode: string): Promise<string>;
  /** A member of the organisation from now on, and of no other; without a role, of none. */
  admit(id: string, organisationId: string, role: MemberRole | undefined): Promise<Member>;
  /** A new token of somebody: for everything that they could do, or for these alone. */
  tokenOf(owner: Staff | Member, actions?: readonly Action[]): Promise<string>;
  /** An API call with a token, or without. */
  call(method: string, path: string, token?: string, input?: object): Promise<Received>;
  /** A call of somebody who has signed in. */
  callAs(person: Staff | Member, method: string, path: string, input?: object): Promise<Received>;
  /** What the command line does on the machine. */
  performOnMachine(name: Action, input: object): Promise<unknown>;
}

const DAY_MS = 86_400_000;

interface ApiOptions {
  readonly fourEyesApprovals?: boolean;
  /** Whether calls are done up to their first write, and answered by nothing then. */
  readonly rehearsing?: boolean;
}

export async function startApiPlatform(options: ApiOptions = {}): Promise<ApiPlatform> {
  const sessions = new Map<string, Actor>();
  let deps: OperationDeps | undefined;
  const platform = await startPlatform({
    replace(parts) {
      deps = operationDeps(parts, options);
      return { ...parts, api: apiOf(deps, sessions, parts, options) };
    },
  });
  const { stores, now, url, secrets } = platform;
  const callWith = (headers: Record<string, string>, method: string, path: string, input?: object) =>
    send(`${url}/api${path}`, {
      method,
      headers: { ...headers, ...(input && { "content-type": "application/json" }) },
      ...(input && { body: JSON.stringify(input) }),
    });
  return {
    ...platform,
    async employ(id, roles) {
      const state = roles.length > 0 ? "active" : "left";
      await stores.staff.change(id, () => ({ next: { id, roles, state, since: now() }, events: [] }));
      return { kind: "staff", id, roles };
    },
    async addOrganisation(socialCreditCode) {
      const organisation = {
        legalName: "示例市第一人民医院",
        socialCreditCode,
        subjectType: "public_medical_institution",
        citizenContact: "0000-67890",
      } as const;
      const deps = { ...stores, random: randomBytes };
      return (await createOrganisation(organisation, OPERATOR, deps, now())).id;
    },
    async admit(id, organisationId, role) {
      const since = now();
      const member = role && { organisationId, personId: id, role, since };
      await stores.memberships.change(organisationId, (all) => ({
        next: [...all.filter(({ personId }) => personId !== id), ...(member ? [member] : [])],
        events: [],
      }));
      return { kind: "member", id, memberships: member ? [member] : [] };
    },
    async tokenOf(owner, actions = allOf(owner)) {
      const endsAt = new Date(now().getTime() + DAY_MS);
      const asked = { name: "流水线", actions, endsAt };
      const deps = { ...stores, ...everybody, keys: secrets.keys, random: randomBytes };
      const { token } = await createToken(asked, owner, OPERATOR, deps, now());
      return token.reveal();
    },
    call: (method, path, token, input) =>
      callWith(token === undefined ? {} : { authorization: `Bearer ${token}` }, method, path, input),
    callAs(person, method, path, input) {
      const session = randomBytes(8).toString("hex");
      sessions.set(session, person);
      return callWith({ cookie: session }, method, path, input);
    },
    performOnMachine: (name, input) =>
      perform(name, input, { kind: "command_line", user: "root" }, deps as OperationDeps, now()),
  };
}

/** Everything that a token of somebody can be for. */
const allOf = (owner: Staff | Member) =>
  (Object.keys(rules) as Action[]).filter((action) => couldDo(owner, action));

function operationDeps({ stores, keys }: PlatformParts, { fourEyesApprovals }: ApiOptions): OperationDeps {
  const peppers = onePepper(new Sensitive(randomBytes(32)));
  const random = randomBytes;
  return { stores, keys, peppers, ...NO_AUTHORITY, ...NO_KEYS, ...everybody, random, fourEyesApprovals };
}

/** A cookie names somebody who has signed in. */
function apiOf(
  deps: OperationDeps,
  sessions: ReadonlyMap<string, Actor>,
  { stores, clock }: PlatformParts,
  { rehearsing }: ApiOptions,
): PlatformParts["api"] {
  const sessionOf: Parameters<typeof createAuthenticate>[1] = async ({ cookie = "" }) => sessions.get(cookie);
  return {
    perform: (name, input, actor) =>
      rehearsing
        ? rehearse((rehearsed) => perform(name, input, actor, rehearsed, clock()), deps)
        : perform(name, input, actor, deps, clock()),
    authenticate: createAuthenticate(stores, sessionOf, clock),
  };
}
