import { type MerchantCertificate, refuse } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { send } from "./support/http.ts";
import { merchant } from "./support/merchants.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  approve,
  askConsent,
  deny,
  exchange,
  openMyAuthorizations,
  openSheet,
  prepareExchange,
} from "./support/protocol.ts";

let platform: TestPlatform;
let isStoreDown = false;
let isCountDown = false;
let isClockWrong = false;
let obstacle: { en: string; zh: string } | undefined;
beforeAll(async () => {
  platform = await startPlatform({
    config: { metricsToken: "let-me-see" },
    replace: (parts) => ({
      ...parts,
      clock: () => (isClockWrong ? refuse("clock_wrong", { hint: CLOCK_WRONG }) : parts.clock()),
      findObstacle: async () => obstacle,
      lastSignedHead: () => ({ seq: 2, at: new Date(parts.clock().getTime() - 42_000) }),
      stores: {
        ...parts.stores,
        merchants: {
          ...parts.stores.merchants,
          countValidCertificates: (end) =>
            isCountDown
              ? Promise.reject(new Error("disk gone"))
              : parts.stores.merchants.countValidCertificates(end),
        },
        health: {
          ...parts.stores.health,
          check: (at) =>
            isStoreDown ? Promise.reject(new Error("disk gone")) : parts.stores.health.check(at),
        },
      },
    }),
  });
});
afterAll(() => platform.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  send(`${platform.url}${path}`, { headers });

/** Every sample of `/metrics`, by its name with its labels. */
async function readNumbers(): Promise<Map<string, number>> {
  const { text } = await get("/metrics");
  const samples = [...text.matchAll(/^(shiming_\w+(?:\{[^}]*\})?) (\S+)$/gm)];
  return new Map(samples.map(([, name = "", value]) => [name, Number(value)]));
}

describe("/healthz", () => {
  it("says that the process is alive", async () => {
    const { status, json } = await get("/healthz");
    expect([status, json]).toEqual([200, { status: "ok" }]);
  });
});

describe("/readyz", () => {
  it("says what else is in the way", async () => {
    obstacle = { en: "the keys are another's", zh: "密钥不对" };
    const { status, json } = await get("/readyz");
    obstacle = undefined;
    expect([status, json.detail]).toEqual([503, "the keys are another's"]);
    expect((await get("/readyz")).status).toBe(200);
  });

  it("says that the store takes writes", async () => {
    expect((await get("/readyz")).status).toBe(200);
    isStoreDown = true;
    const down = await get("/readyz");
    isStoreDown = false;
    expect([down.status, down.headers["content-type"]]).toEqual([503, "application/problem+json"]);
    expect(down.text).not.toContain("disk gone");
  });
});

describe("/metrics", () => {
  it("counts calls by code, their latency, and what the store writes", async () => {
    const { accessToken, fields } = await prepareExchange(platform);
    await exchange(platform, accessToken, fields);
    await exchange(platform, accessToken, {});
    await exchange(platform, accessToken, {});
    const { status, text, headers } = await get("/metrics");
    expect(status).toBe(200);
    expect(headers["content-type"]).toMatch(/^text\/plain/);
    const endpoint = 'endpoint="/cgi-bin/wxopen/getrealnameinfo"';
    expect(text).toContain(`shiming_calls_total{${endpoint},code="0"} 1`);
    expect(text).toContain(`shiming_calls_total{${endpoint},code="94001"} 2`);
    expect(text).toContain(`shiming_call_duration_seconds_count{${endpoint}} 3`);
    expect(text).toContain('shiming_calls_total{endpoint="/consent/:id/approve",code="200"} 1');
    expect(text).toMatch(/^shiming_write_queue_depth \d+$/m);
    expect(text).toMatch(/^shiming_commit_size_count [1-9]\d*$/m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
  });

  it("count what becomes of consents, on the sheet and after it, and locks", async () => {
    const before = await readNumbers();
    const userId = await platform.addPerson();
    const { accessToken, fields } = await prepareExchange(platform);
    await exchange(platform, accessToken, fields);
    await exchange(platform, accessToken, fields);
    const mine = await openMyAuthorizations(platform, await platform.addPerson());
    await mine.list();
    await deny(await openSheet(platform, await askConsent(platform, userId)));
    const sheet = await openSheet(platform, await askConsent(platform, userId));
    for (let attempt = 0; attempt < 6; attempt++) await approve(sheet, "975310");
    platform.advance(301_000);
    const after = await readNumbers();
    const change = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    const consents = ["requested", "approved", "denied", "expired", "released", "repeated", "withdrawn"];
    expect(consents.map((outcome) => change(`shiming_consents_total{outcome="${outcome}"}`))).toEqual([
      3, 1, 1, 1, 1, 1, 0,
    ]);
    const steps = ["opened", "shown", "approved", "denied", "wrong_password", "locked", "busy"];
    expect(steps.map((step) => change(`shiming_sheet_steps_total{step="${step}"}`))).toEqual([
      3, 3, 1, 1, 5, 1, 0,
    ]);
    expect(change("shiming_account_locks_total")).toBe(1);
    expect(change("shiming_password_check_duration_seconds_count")).toBe(6);
    expect(change("shiming_write_wait_seconds_count")).toBeGreaterThan(10);
    expect(after.get("shiming_password_queue_depth")).toBe(0);
  });

  it("tell how many certificates end when, and how old the audit's last signed head is", async () => {
    platform.advance(60_000);
    const before = await readNumbers();
    const at = (days: number) => new Date(platform.now().getTime() + days * 86_400_000);
    const ends = [-1, 6, 29, 31, 91, 92].map(at);
    await platform.stores.merchants.changeCertificates(merchant.mchId, ([some]) => ({
      next: ends.map((notAfter, n) => ({
        ...(some as MerchantCertificate),
        certSerialNo: n.toString().padStart(40, "0"),
        notAfter,
      })),
      events: [
        {
          kind: "staff_write",
          at: platform.now(),
          actor: "t",
          action: "certificate_issued",
          subject: "t",
        },
      ],
    }));
    const days = ["expired", "7", "30", "90", "more"];
    const counted = (from: Map<string, number>) =>
      days.map((each) => from.get(`shiming_certificates{days="${each}"}`) ?? 0);
    expect(counted(await readNumbers())).toEqual(counted(before));
    platform.advance(60_000);
    const after = await readNumbers();
    expect(counted(after).map((count, place) => count - (counted(before)[place] ?? 0))).toEqual([
      1, 1, 1, 1, 2,
    ]);
    expect(after.get("shiming_audit_head_age_seconds")).toBe(42);
    const size = await platform.stores.audit.size();
    expect(after.get("shiming_audit_unsigned_entries")).toBe(size - 2);
  });

  it("tell the rest when one of them cannot be had", async () => {
    platform.advance(60_000);
    isCountDown = true;
    const numbers = await readNumbers();
    isCountDown = false;
    expect(numbers.has('shiming_certificates{days="more"}')).toBe(false);
    expect(numbers.get("shiming_write_queue_depth")).toBe(0);
    expect((await readNumbers()).has('shiming_certificates{days="more"}')).toBe(true);
  });

  it("are for this machine, or for whoever has the token: a proxy's callers are elsewhere", async () => {
    const forwarded = { "x-forwarded-for": "203.0.113.7" };
    expect((await get("/metrics", forwarded)).status).toBe(403);
    expect((await get("/metrics", { ...forwarded, authorization: "Bearer let-me-seE" })).status).toBe(403);
    expect((await get("/metrics", { ...forwarded, authorization: "Bearer let-me-see" })).status).toBe(200);
  });
});

describe("/openapi.json", () => {
  it("describes every endpoint, by its own method alone", async () => {
    const { json } = await get("/openapi.json");
    expect(json.openapi).toBe("3.1.0");
    const described = Object.entries(json.paths as Record<string, object>).map(
      ([path, item]) => `${Object.keys(item).join(" ").toUpperCase()} ${path}`,
    );
    expect(described.sort()).toEqual([
      "GET /cgi-bin/token",
      "GET /consent/{id}",
      "GET /consent/{id}/details",
      "GET /healthz",
      "GET /log/checkpoint",
      "GET /log/key",
      "GET /log/proof/{number}",
      "GET /log/tile/{*}",
      "GET /me",
      "GET /me/consents",
      "GET /me/data",
      "GET /metrics",
      "GET /readyz",
      "GET /receipts",
      "GET /sns/jscode2session",
      "GET /wxa/get_category",
      "POST /cgi-bin/stable_token",
      "POST /cgi-bin/wxopen/getrealnameinfo",
      "POST /consent/{id}/approve",
      "POST /consent/{id}/deny",
      "POST /consent/{id}/session",
      "POST /host/consent-requests",
      "POST /host/login-codes",
      "POST /host/me-sessions",
      "POST /intp/realname/checkrealnameinfo",
      "POST /me/complaints",
      "POST /me/consents/{id}/withdraw",
      "POST /me/identity/delete",
      "POST /me/session",
    ]);
  });

  it("has the schemas of requests and answers", async () => {
    const { paths } = (await get("/openapi.json")).json;
    const call = paths["/cgi-bin/wxopen/getrealnameinfo"].post;
    const { schema } = call.requestBody.content["application/json"];
    expect(Object.keys(schema.properties)).toEqual([
      "auth_token",
      "mch_id",
      "cert_serialno",
      "timestamp",
      "sign",
    ]);
    expect(call.responses["200"]).toBeDefined();
  });
});

describe("every answer", () => {
  it("names its request, and the log has the same name", async () => {
    const paths = ["/cgi-bin/token", "/consent/x/details", "/healthz", "/nowhere", "/cgi-bin/%zz"];
    const answers = await Promise.all(paths.map((path) => get(path)));
    const ids = answers.map(({ headers }) => headers["x-request-id"] as string);
    expect(ids.every((id) => /^[0-9a-f]{12}-[0-9a-z]+$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(paths.length);
    expect(platform.log()).toContain(`"requestId":"${ids[0]}","endpoint":"/cgi-bin/token","errcode":40002`);
  });
});

describe("the log line of a refusal", () => {
  const lineOf = (requestId: unknown) =>
    platform
      .log()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line))
      .find((line) => line.requestId === requestId);

  it("says of a call of the contract who was refused, why, and the consent", async () => {
    const { accessToken, fields } = await prepareExchange(platform);
    const { headers } = await exchange(platform, accessToken, { ...fields, sign: "AAAA" });
    const { app } = platform.world;
    expect(lineOf(headers["x-request-id"])).toMatchObject({
      level: "info",
      errcode: 94003,
      failure: "sign_invalid",
      appid: app.appid,
      mch_id: fields.mch_id,
      consent_id: expect.any(String),
    });
  });

  it("repeats nothing that a caller only says", async () => {
    const strange = { auth_token: "999999200002291281", mch_id: "13800138000", cert_serialno: "张三" };
    const { headers } = await exchange(platform, "张三", strange);
    const line = lineOf(headers["x-request-id"]);
    expect(line).toMatchObject({ failure: "access_token_invalid" });
    expect(JSON.stringify(line)).not.toMatch(/999999200002291281|13800138000|张三/);
  });

  it("repeats no appid that was never given", async () => {
    const query = "grant_type=client_credential&appid=999999200002291281&secret=x";
    const { headers } = await send(`${platform.url}/cgi-bin/token?${query}`);
    const line = lineOf(headers["x-request-id"]);
    expect(line).toMatchObject({ failure: "appid_invalid" });
    expect(JSON.stringify(line)).not.toContain("999999200002291281");
  });
});

const CLOCK_WRONG = { en: "the clock is wrong", zh: "时钟不准" };

describe("a node whose clock is wrong", () => {
  it("is not ready and says why, answers -1 and 503, and goes on telling its metrics", async () => {
    const { userId, accessToken, fields } = await prepareExchange(platform);
    isClockWrong = true;
    const ready = await get("/readyz");
    const exchanged = await exchange(platform, accessToken, fields);
    const asked = await askConsent(platform, userId);
    const metrics = await send(`${platform.url}/metrics`, {
      headers: { authorization: "Bearer let-me-see" },
    });
    isClockWrong = false;
    expect(ready).toMatchObject({ status: 503, json: { detail: CLOCK_WRONG.en } });
    expect(exchanged.json.errcode).toBe(-1);
    expect([asked.status, asked.headers["retry-after"]]).toEqual([503, "1"]);
    expect(metrics.status).toBe(200);
    expect((await exchange(platform, accessToken, fields)).json.errcode).toBe(0);
  });
});
