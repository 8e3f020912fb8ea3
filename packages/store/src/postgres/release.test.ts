import {
  type Consent,
  callerRefusalOf,
  decideRelease,
  isUsable,
  type MerchantCertificate,
  type MiniProgram,
  ORIGINAL_ITEMS,
} from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  at,
  CERT_SERIALNO,
  certificate,
  claim,
  MCH_ID,
  miniProgram,
  pendingConsent,
} from "../conformance/samples.ts";
import { rowOf as certificateRow } from "../rows/certificates.ts";
import { CHANGING, type ConsentRow, consentOf, rowOf } from "../rows/consents.ts";
import { grantOf } from "../rows/grants.ts";
import { createMiniPrograms } from "./mini-programs.ts";
import { createPool, type Pool } from "./pool.ts";
import { releaseAll } from "./release.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";
import { type TemporaryDatabase, temporaryDatabase } from "./testing/temporary.ts";

const MINUTE = 60;
const asked = claim(1);
const { noticeDigest } = pendingConsent("any");

/** Everything that the rule looks at, on both sides of each border; times in seconds, as seen from the exchange. */
const cases = [true, false].flatMap((isVoided) => {
  const token = (left: number) => ({
    ...{ digest: "", expiresAt: at(left) },
    ...(isVoided && { voidedAt: at(-1) }),
  });
  const given = {
    ...pendingConsent("any"),
    act: { approvedAt: at(-1), method: "payment_password" },
    consented: { category: [99, 904], items: ORIGINAL_ITEMS },
  } as const;
  const released = (fingerprint: string, ago: number, left: number) => {
    const { mchId, certSerialNo } = asked;
    const release = { fingerprint, mchId, certSerialNo, releasedAt: at(-ago), repeats: 3 };
    return { ...given, state: "released", token: token(left), release } as const;
  };
  const approved = [-1, 0, 0.001, 300, 330, 330.001].map(
    (left) => ({ ...given, state: "approved", token: token(left) }) as const,
  );
  const used = [-MINUTE - 0.001, -MINUTE, 0, MINUTE, MINUTE + 0.001].flatMap((ago) =>
    [-400, 299].flatMap((left) =>
      [asked.fingerprint, claim(2).fingerprint].map((print) => released(print, ago, left)),
    ),
  );
  const withdrawn = {
    ...given,
    state: "withdrawn",
    token: token(100),
    release: undefined,
    withdrawnAt: at(-1),
  } as const;
  return [...approved, ...used, withdrawn] as readonly Consent[];
});

const RELEASABLE = cases.find(
  (consent) => consent.state === "approved" && !consent.token.voidedAt && consent.token.expiresAt > at(1),
) as Consent;

describe("the one statement that releases", () => {
  let database: TemporaryDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await temporaryDatabase();
    pool = createPool({ url: database.url });
    await pool.run(statement<{ digest: string }>("INSERT INTO notices VALUES (@digest, '{}')"), {
      digest: noticeDigest,
    });
  });

  afterAll(async () => {
    await pool.close();
    await database.remove();
  });

  const consents = tableOf<Omit<ConsentRow, "notice">, "id">(
    "consents",
    ["id"],
    ["issuer user_id appid client_os client_version host_key requested_at", ...CHANGING].join(" "),
  );
  const find = statement<{ id: string }, ConsentRow>("SELECT *, '{}' AS notice FROM consents WHERE id = @id");

  async function put(consent: Consent, number: number): Promise<string> {
    const id = `consent ${number}`;
    await pool.run(consents.add, { ...rowOf(consent), id, token_digest: `token ${number}` });
    return id;
  }

  const tryRelease = async (number: number, appid = asked.appid) => {
    const claim = { ...asked, appid };
    const entry = { at: at(0), requestId: `request ${number}`, ...claim };
    const [outcome] = await releaseAll(pool, [{ token: `token ${number}`, claim, entry }]);
    return outcome;
  };

  it("does in every case what core decides, and nothing where that is a refusal", async () => {
    for (const [number, consent] of cases.entries()) {
      const id = await put(consent, number);
      const before = (await pool.first(find, { id })) as ConsentRow;
      const decision = decideRelease(grantOf(before, `token ${number}`), asked, at(0));
      expect(await tryRelease(number, "wx0000000000000000"), "of another mini program").toBeUndefined();
      const outcome = await tryRelease(number);
      const after = consentOf((await pool.first(find, { id })) as ConsentRow);
      if (decision.outcome === "refused") {
        expect(outcome, JSON.stringify(consent)).toBeUndefined();
        expect(after).toEqual(consentOf(before));
      } else {
        expect(outcome, JSON.stringify(consent)).toEqual({ outcome: decision.outcome });
        expect(after).toEqual({ ...consentOf(before), state: "released", release: decision.release });
      }
    }
  });

  it("takes a certificate in every state for what core takes it for", async () => {
    const status = [
      { state: "valid" },
      { state: "revoked", at: at(-1) },
      ...[-1, 0, 1].map((left) => ({ state: "superseded", retiresAt: at(left) }) as const),
    ] as readonly MerchantCertificate["status"][];
    const dates = [-1, 0, 1].flatMap((begin) =>
      [-1, 0, 1].map((end) => ({ notBefore: at(begin), notAfter: at(end) })),
    );
    await pool.run(statement<{ id: string }>("INSERT INTO merchants (mch_id, legal_name) VALUES (@id, '')"), {
      id: MCH_ID,
    });
    const certificates = tableOf<ReturnType<typeof certificateRow>, "cert_serialno">(
      "merchant_certificates",
      ["cert_serialno"],
      "mch_id certificate not_before not_after state state_at warned_days",
    );
    let number = cases.length;
    for (const state of status) {
      for (const validity of dates) {
        const one = certificate(CERT_SERIALNO, { ...validity, status: state });
        await pool.run(certificates.remove, { cert_serialno: CERT_SERIALNO });
        await pool.run(certificates.add, certificateRow(one));
        number += 1;
        await put(RELEASABLE, number);
        const outcome = await tryRelease(number);
        expect(outcome !== undefined, JSON.stringify(one)).toBe(isUsable(one, at(0)));
      }
    }
  });

  it("takes a mini program in every state for what core takes it for, bound or not", async () => {
    const states = [
      { state: "none" },
      { state: "approved", since: at(-2) },
      ...[-1, 0, 1].map((end) => ({ state: "approved", since: at(-2), endsAt: at(end) }) as const),
      { state: "suspended", since: at(-1), reason: "test" },
      { state: "ended", since: at(-1) },
    ] as readonly MiniProgram["access"][];
    const programs = createMiniPrograms(pool);
    let number = cases.length + 1000;
    for (const access of states) {
      for (const state of ["bound", "none"] as const) {
        const app = miniProgram(asked.appid, { access });
        await programs.change(asked.appid, () => ({ next: app, events: [] }));
        await programs.changeBinding(asked.appid, asked.mchId, () => ({ next: { state }, events: [] }));
        number += 1;
        await put(RELEASABLE, number);
        const reason = callerRefusalOf({ certificate: undefined, app, isBound: state === "bound" }, at(0));
        await pool.run(statement("DELETE FROM merchant_certificates"), {});
        expect(await tryRelease(number), JSON.stringify({ access, state })).toEqual(
          reason ? undefined : { outcome: "released" },
        );
      }
    }
  });

  it("records what it does as the audit will have it", async () => {
    const entries = await pool.all(
      statement<object, { body: string }>("SELECT body FROM unnumbered_entries ORDER BY arrived_at LIMIT 1"),
      {},
    );
    const kind = expect.stringMatching(/^identity_(released|repeated)$/);
    expect(entries.map(({ body }) => JSON.parse(body))).toEqual([
      {
        ...{ nonce: expect.stringMatching(/^[\w-]{22}$/), kind, at: at(0).toISOString() },
        ...{
          requestId: expect.stringMatching(/^request \d+$/),
          consentId: expect.stringMatching(/^consent \d+$/),
        },
        ...asked,
      },
    ]);
  });
});
