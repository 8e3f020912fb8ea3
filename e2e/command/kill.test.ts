import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { type AuditEntry, verifyAudit } from "@shiming/core";
import { readSqliteAudit } from "@shiming/store/sqlite";
import { expect, test } from "vitest";
import { type ApprovedToken, approveTokens } from "../support/approved-tokens.ts";
import { post } from "../support/http.ts";
import { shiming } from "../support/processes.ts";
import { exchange, type Fields, realnameInfoFields } from "../support/protocol.ts";
import { partiesOf, type SandboxParties } from "../support/sandbox-parties.ts";
import { seededData, startSandbox } from "../support/shiming.ts";

const KILLS = 20;
const TOKENS_A_KILL = 80;
const CONNECTIONS = 8;
const MINUTES = 60_000;

/** A request for one token. Two of another `age` are two different requests: each has a timestamp of its own. */
interface Call {
  readonly token: ApprovedToken;
  /** How many seconds ago it says that it was signed. */
  readonly age: number;
}

interface Answered extends Call {
  readonly requestId: string;
  readonly errcode: number;
}

/** What the callers of a server that was killed know. */
interface Interrupted {
  readonly sent: readonly Call[];
  readonly answered: readonly Answered[];
}

/** Sends a call to whichever server runs now, with the signature that it had the first time. */
type Send = (call: Call, url: string) => Promise<Answered>;

test("a platform killed at any moment under load opens again, tells of every release, and no token serves two", {
  timeout: 12 * MINUTES,
}, async () => {
  const data = seededData();
  const tokens = await approveTokens(data, "lilei", KILLS * TOKENS_A_KILL);
  let sandbox = await startSandbox(data);
  const { send, agent } = await createSender(partiesOf(sandbox));
  let lost = 0;

  for (let kill = 0; kill < KILLS; kill++) {
    const calls = callsFor(tokens.splice(0, TOKENS_A_KILL));
    const interrupted = await driveUntilKilled(sandbox, calls, send, momentOf(kill, calls.length));
    lost += interrupted.sent.length - interrupted.answered.length;
    sandbox = await startSandbox(data);

    const audit = await readAudit(data);
    expect(audit.problems).toEqual([]);
    expect(answersWithoutEntry(interrupted.answered, audit)).toEqual([]);
    expect(audit.releasedTwice).toEqual([]);
    await expectSingleUse(interrupted, audit, (call) => send(call, sandbox.url));
  }

  agent.destroy();
  expect(lost).toBeGreaterThan(KILLS);
  expect(await sandbox.end()).toBe(0);
  const { code, stdout } = await shiming(["audit", "verify", "--data", data]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/ 0 problems\n$/)]);
});

/** Fresh tokens, identical requests at once and later, and different requests for one token, all mixed. */
function callsFor(tokens: readonly ApprovedToken[]): Call[] {
  const calls: Call[] = [];
  const later: Call[] = [];
  for (const [place, token] of tokens.entries()) {
    const [call, other] = [
      { token, age: 0 },
      { token, age: 1 },
    ];
    calls.push(call);
    if (place % 4 === 1) calls.push(call);
    if (place % 4 === 2) later.push(call);
    if (place % 4 === 3) calls.push(other);
    const due = later.length > 5 ? later.shift() : undefined;
    if (due) calls.push(due);
  }
  return calls;
}

interface Moment {
  readonly event: "sent" | "answered";
  readonly count: number;
}

/** From the first request to one of the last, sometimes as a request leaves and sometimes as an answer comes. */
function momentOf(kill: number, calls: number): Moment {
  return { event: kill % 2 === 0 ? "answered" : "sent", count: 1 + ((kill * 37) % (calls - CONNECTIONS)) };
}

async function driveUntilKilled(
  sandbox: { readonly url: string; end(signal: NodeJS.Signals): Promise<unknown> },
  calls: readonly Call[],
  send: Send,
  moment: Moment,
): Promise<Interrupted> {
  const sent: Call[] = [];
  const answered: Answered[] = [];
  let killed: Promise<unknown> | undefined;
  const killWhenDue = (event: Moment["event"], count: number) => {
    if (event === moment.event && count === moment.count) killed = sandbox.end("SIGKILL");
  };
  const waiting = calls.values();
  const runConnection = async () => {
    for (const call of waiting) {
      if (killed) return;
      const answer = send(call, sandbox.url).catch((error) => {
        if (!killed) throw error;
      });
      killWhenDue("sent", sent.push(call));
      const received = await answer;
      if (received) killWhenDue("answered", answered.push(received));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, runConnection));
  await killed;
  return { sent, answered };
}

async function createSender(parties: SandboxParties): Promise<{ send: Send; agent: Agent }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const credential = { grant_type: "client_credential", ...parties.world.app };
  const { json } = await post(`${parties.url}/cgi-bin/stable_token`, credential);
  const start = Date.now();
  const signed = new Map<number, Fields>();
  const fieldsOf = (age: number): Fields => {
    const now = () => new Date(start - age * 1000);
    const fields = signed.get(age) ?? realnameInfoFields({ now }, "", parties.merchant);
    signed.set(age, fields);
    return fields;
  };
  const send: Send = async (call, url) => {
    const fields = { ...fieldsOf(call.age), auth_token: call.token.authToken };
    const received = await exchange({ url }, json.access_token, fields, { agent });
    const requestId = String(received.headers["x-request-id"]);
    return { ...call, requestId, errcode: received.json.errcode };
  };
  return { send, agent };
}

interface ReadAudit {
  readonly problems: readonly unknown[];
  /** Each release and repeat: which request was answered from which consent. */
  readonly answers: ReadonlySet<string>;
  readonly released: ReadonlySet<string>;
  readonly releasedTwice: readonly string[];
}

async function readAudit(data: string): Promise<ReadAudit> {
  const publicKey = createPublicKey(readFileSync(join(data, "keys", "audit.pub")));
  const entries: AuditEntry[] = [];
  for await (const entry of readSqliteAudit(data)) entries.push(entry);
  const { problems } = await verifyAudit(entries, { heads: [], publicKeys: [publicKey] });
  const answers = new Set<string>();
  const released = new Set<string>();
  const releasedTwice: string[] = [];
  for (const { kind, requestId, consentId } of entries.map(({ body }) => JSON.parse(body))) {
    if (kind !== "identity_released" && kind !== "identity_repeated") continue;
    answers.add(`${requestId} ${consentId}`);
    if (kind !== "identity_released") continue;
    if (released.has(consentId)) releasedTwice.push(consentId);
    released.add(consentId);
  }
  return { problems, answers, released, releasedTwice };
}

/** The request ids of answers with an identity that the audit does not know. */
function answersWithoutEntry(answered: readonly Answered[], audit: ReadAudit): string[] {
  return answered
    .filter(({ errcode, requestId, token }) => {
      return errcode === 0 && !audit.answers.has(`${requestId} ${token.consentId}`);
    })
    .map(({ requestId }) => requestId);
}

/**
 * A token that was released goes on serving the one request it was released to, and no other. One that was not is still
 * good for exactly one.
 */
async function expectSingleUse(
  { sent, answered }: Interrupted,
  { released }: ReadAudit,
  send: (call: Call) => Promise<Answered>,
): Promise<void> {
  const used = Map.groupBy(sent, ({ token }) => token);
  await Promise.all(
    [...used].map(async ([token, calls]) => {
      const ages = [...new Set(calls.map(({ age }) => age))];
      const served = answered.filter((answer) => answer.token === token && answer.errcode === 0);
      const never = [
        { token, age: 2 },
        { token, age: 3 },
      ];
      const [byNew, byOld] = [
        await Promise.all(never.map(send)),
        await Promise.all(ages.map((age) => send({ token, age }))),
      ];
      const isReleased = released.has(token.consentId);
      const good = [...byNew, ...byOld].filter(({ errcode }) => errcode === 0);
      const refused = [...byNew, ...byOld].filter(({ errcode }) => errcode === 94005);
      expect({ consent: token.consentId, good: good.length, refused: refused.length }).toEqual({
        consent: token.consentId,
        good: 1,
        refused: ages.length + 1,
      });
      const [goodAge] = good.map(({ age }) => age);
      expect(isReleased ? ages : [2, 3]).toContain(goodAge);
      for (const { age } of served) expect(age).toBe(goodAge);
    }),
  );
}
