import { generateKeyPairSync, randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { inspect } from "node:util";
import { HostError, type RealnameHost } from "@shiming/host";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { otherHost } from "../support/hosts.ts";
import { post } from "../support/http.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { createHost, questionOf } from "./support/host.ts";
import { type Relayed, startBehindRelay } from "./support/relay.ts";
import { answerAs, forward, startServer } from "./support/server.ts";

let platform: TestPlatform;
let userId: string;
beforeAll(async () => {
  platform = await startPlatform();
  userId = await platform.addPerson();
});
afterAll(() => platform.close());

async function errorOf(work: Promise<unknown>): Promise<HostError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof HostError) return error;
  throw new Error("there was no HostError", { cause: error });
}

describe("a host's back end", () => {
  it("gets a sheet for its user", async () => {
    const { id, sheetUrl, expiresIn } = await createHost(platform).requestConsent(
      questionOf(platform, userId),
    );
    expect(new URL(sheetUrl).pathname).toBe(`/consent/${id}`);
    expect(expiresIn).toBe(300);
    const opened = await post(`${platform.url}/consent/${id}/session`, {
      secret: new URL(sheetUrl).hash.slice(1),
    });
    expect(opened.status).toBe(204);
  });

  it('gets an address of "my authorizations" for its user', async () => {
    const url = await createHost(platform).createMeSession(userId);
    expect(new URL(url).pathname).toBe("/me");
  });

  it("is heard with clocks up to 30 s ahead and 60 s behind, and not further", async () => {
    const asks = (seconds: number) => {
      const now = () => new Date(platform.now().getTime() + seconds * 1000);
      return createHost(platform, { now }).requestConsent(questionOf(platform, userId));
    };
    expect(await Promise.all([asks(30), asks(-59)])).toHaveLength(2);
    expect((await errorOf(asks(31))).message).toContain("iat is in the future");
    expect((await errorOf(asks(-60))).message).toContain("it has expired");
  });
});

describe("an assertion is refused, and the host's developer told why, and the page nothing,", () => {
  /** One text for all: whoever signs with nothing of ours learns of no issuer or key that is there. */
  const NOBODYS = "not signed with a key that is registered here for its iss and kid";
  const { privateKey: strangeKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

  it.each([
    ["by another key", { privateKey: strangeKey }, NOBODYS],
    ["by a key of no such name", { kid: "another" }, NOBODYS],
    ["of another host's key", { kid: otherHost.kid }, NOBODYS],
    ["of a host that is not registered", { issuer: "https://evil.example" }, NOBODYS],
  ])("%s", async (_what, options, rule) => {
    const host = createHost(platform, options);
    const asked = [host.requestConsent(questionOf(platform, userId)), host.createMeSession(userId)];
    for (const error of await Promise.all(asked.map(errorOf))) {
      expect(error).toMatchObject({ failure: "assertion_refused", status: 401, retryable: false });
      expect(error.message).toContain(rule);
      expect(JSON.stringify(error.toProblem())).not.toContain(rule);
      expect(error.detail.errMsg).toBe("openRealnameAuth:fail system error");
    }
  });

  it("for another platform", async () => {
    const elsewhere = await startServer((incoming, outgoing) => {
      forward(platform.url, incoming, (received) => answerAs(received, outgoing));
    });
    const host = createHost(platform, { baseUrl: elsewhere.url });
    const error = await errorOf(host.requestConsent(questionOf(platform, userId)));
    expect(error.message).toContain(`aud is not ${platform.baseUrl}`);
    await elsewhere.close();
  });
});

describe("a consent that cannot be is refused with the platform's own words:", () => {
  it.each([
    ["access denied", 403, { appid: "wx0000000000000000" }],
    ["invalid category-id", 400, { categoryId: [1, 2] }],
    ["version too low", 403, { clientVersion: "6.5.21" }],
    ["not register wechat pay", 403, { userId: "nobody" }],
  ] as const)("%s (%i)", async (failure, status, changes) => {
    const question = { ...questionOf(platform, userId), ...changes };
    const error = await errorOf(createHost(platform).requestConsent(question));
    expect(error).toMatchObject({ failure: "consent_refused", status, consentFailure: failure });
    expect(error.detail).toEqual({
      errMsg: `openRealnameAuth:fail ${failure}`,
      reason: expect.stringMatching(/\S/),
    });
    expect(error.toProblem()).toEqual({
      type: "about:blank",
      title: STATUS_CODES[status],
      status,
      ...error.detail,
    });
  });

  it("account locked, no real name info", async () => {
    const lockedUntil = new Date(platform.now().getTime() + 60_000);
    const people = [await platform.addPerson({ lockedUntil }), await platform.addPerson({ identity: null })];
    const errors = await Promise.all(
      people.map((each) => errorOf(createHost(platform).requestConsent(questionOf(platform, each)))),
    );
    expect(errors.map(({ consentFailure }) => consentFailure)).toEqual([
      "account locked",
      "no real name info",
    ]);
  });
});

it("a request that the platform does not read is refused, and is no failure of the consent", async () => {
  const categoryId = Array.from({ length: 9_000 }, () => 1);
  const error = await errorOf(
    createHost(platform).requestConsent(questionOf(platform, userId, { categoryId })),
  );
  expect(error).toMatchObject({ failure: "request_refused", status: 413, consentFailure: "system error" });
});

describe("a request that is sent twice", () => {
  it("with the same jti is one request", async () => {
    const host = createHost(platform);
    const question = questionOf(platform, userId, { jti: randomUUID() });
    expect(await host.requestConsent(question)).toEqual(await host.requestConsent(question));
  });

  it("with the same jti for another category is stale", async () => {
    const host = createHost(platform);
    const jti = randomUUID();
    await host.requestConsent(questionOf(platform, userId, { jti }));
    const again = questionOf(platform, userId, { jti, categoryId: [3, 4] });
    expect(await errorOf(host.requestConsent(again))).toMatchObject({
      failure: "consent_refused",
      consentFailure: "stale request",
      status: 409,
    });
  });

  it("after its sheet was opened is stale", async () => {
    const host = createHost(platform);
    const question = questionOf(platform, userId, { jti: randomUUID() });
    const { id, sheetUrl } = await host.requestConsent(question);
    const secret = new URL(sheetUrl).hash.slice(1);
    await post(`${platform.url}/consent/${id}/session`, { secret });
    expect((await errorOf(host.requestConsent(question))).consentFailure).toBe("stale request");
  });
});

describe("a platform that is hard to reach", () => {
  let relayed: Relayed;
  let host: RealnameHost;
  let person: string;
  beforeEach(async () => {
    relayed = await startBehindRelay();
    host = createHost(relayed.platform);
    person = await relayed.platform.addPerson();
  });
  afterEach(() => relayed.close());
  const ask = () => host.requestConsent(questionOf(relayed.platform, person));

  it("is sent the same assertion again when its answer is lost, and opens one request", async () => {
    relayed.faults.push("answer lost", "out of order");
    const { id } = await ask();
    expect(relayed.assertions).toHaveLength(3);
    expect(new Set(relayed.assertions).size).toBe(1);
    expect(await host.consentState(person, id)).toBe("undecided");
  });

  it('is sent another assertion when the answer about "my authorizations" is lost', async () => {
    relayed.faults.push("answer lost");
    expect(await host.createMeSession(person)).toMatch(/#/);
    expect(new Set(relayed.assertions).size).toBe(2);
  });

  it("is given up after three attempts, with a result for the page", async () => {
    relayed.faults.push("out of order", "answer lost", "out of order");
    const error = await errorOf(ask());
    expect(error).toMatchObject({ failure: "platform_unavailable", status: 502, retryable: true });
    expect(error.detail.errMsg).toBe("openRealnameAuth:fail system error");
    expect(relayed.assertions).toHaveLength(3);
  });

  it.each(["redirect", "login page", "half an answer"] as const)("is not taken for it: %s", async (fault) => {
    relayed.faults.push(fault);
    expect(await errorOf(ask())).toMatchObject({ failure: "answer_malformed", retryable: false });
    expect(relayed.assertions).toHaveLength(1);
  });

  it("is told by the system's own code where nothing answers, and nothing of the assertion", async () => {
    const { url, close } = await startServer(() => {});
    await close();
    const error = await errorOf(createHost(relayed.platform, { baseUrl: url }).createMeSession(person));
    expect(error.message).toBe("The platform was not reached (ECONNREFUSED).");
    expect(inspect(error)).not.toContain(person);
  });

  it("is not waited for without end", async () => {
    const silent = await startServer(() => {});
    const options = { baseUrl: silent.url, attemptTimeoutMs: 1 };
    const error = await errorOf(createHost(relayed.platform, options).createMeSession(person));
    expect(error.message).toBe("The platform was not reached (TimeoutError).");
    await silent.close();
  });
});
