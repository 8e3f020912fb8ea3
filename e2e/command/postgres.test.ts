import { operations } from "@shiming/administration";
import { DomainError } from "@shiming/core";
import { bareDatabase } from "@shiming/store/testing";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { askRunningServer } from "../../apps/cli/src/administration/control-client.ts";
import { curl } from "../support/commands.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { citizen, exchangeByCurl, preparePremises, serve, settle } from "../support/served.ts";
import { seededData } from "../support/shiming.ts";

describe("serve on PostgreSQL", () => {
  it("has two nodes on one database, which go on when it was away", async () => {
    const url = await bareDatabase();
    const [one, other] = [await preparePremises(), await preparePremises()];
    const envOf = (premises: typeof one) => ({ ...premises.env, SHIMING_DATABASE_URL: url });
    const nodes = await Promise.all([one, other].map((premises) => serve(envOf(premises))));
    const residents = await settle(one);
    const there = nodes[1]?.url ?? "";
    const exchange = () => exchangeByCurl(there, residents);
    expect(exchange()).toMatchObject({ realName: citizen.real_name, credentialId: citizen.credential_id });

    await allowConnections(url, false);
    const credential = new URLSearchParams({
      grant_type: "client_credential",
      appid: residents.appid,
      secret: residents.secret,
    });
    expect(curl(`${there}/cgi-bin/token?${credential}`).json.errcode).toBe(-1);
    expect(curl(`${there}/readyz`).status).toBe(503);
    await allowConnections(url, true);
    expect(exchange()).toMatchObject({ realName: citizen.real_name });
    expect(curl(`${there}/readyz`).status).toBe(200);

    for (const node of nodes)
      expect([await node.end(), node.errors.slice(-12)]).toEqual([0, expect.anything()]);
    const said = nodes.flatMap(({ errors, lines }) => [...errors, ...lines]).join("\n");
    expect(said).not.toContain(`:${new URL(url).password}@`);
    const verified = await shiming(["audit", "verify"], { env: envOf(other) });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 0 problems\n$/) });

    const unnamed = await shiming(["apps", "list"], { env: one.env });
    expect(unnamed.stderr).toMatch(ONE_SENTENCE);
    expect(unnamed.stderr).toContain("is in PostgreSQL: set SHIMING_DATABASE_URL");
    const direct = await shiming(["apps", "list", "--json"], { env: envOf(one) });
    expect(JSON.parse(direct.stdout)).toMatchObject([{ appid: residents.appid }]);
  });

  it("answers every question on its first day, when there is nothing yet", async () => {
    const premises = await preparePremises();
    await serve({ ...premises.env, SHIMING_DATABASE_URL: await bareDatabase() });
    const questions = Object.values(operations)
      .filter(({ method, input }) => method === "GET" && !("required" in input && input.required?.length))
      .map(({ name }) => name);
    expect(questions).toEqual(expect.arrayContaining(["staff.list", "applications.list", "staff.overview"]));
    const failures: string[] = [];
    for (const operation of questions) {
      const asked = askRunningServer(premises.data, { operation, input: {}, user: "tester" });
      await asked.catch((error) => {
        if (!(error instanceof DomainError)) failures.push(`${operation}: ${error.message}`);
      });
    }
    expect(failures).toEqual([]);
  });

  it("takes no folder that has a database of its own, and no address that is none", async () => {
    const premises = await preparePremises();
    const data = seededData();
    const inFolder = await shiming(["apps", "list"], {
      env: { SHIMING_DATA: data, SHIMING_DATABASE_URL: await bareDatabase() },
    });
    expect(inFolder).toMatchObject({ code: 1, stderr: expect.stringContaining("holds a shiming.db") });
    const wrong = await shiming(["serve"], {
      env: { ...premises.env, SHIMING_DATABASE_URL: "mysql://a:secret@b/c" },
    });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(ONE_SENTENCE) });
    expect(wrong.stderr).not.toContain("secret");
  });
});

/** Puts a database out of reach, and ends who is connected to it; or lets them in again. */
async function allowConnections(address: string, are: boolean): Promise<void> {
  const server = new URL(address);
  const name = server.pathname.slice(1);
  server.pathname = "/postgres";
  const client = new pg.Client(server.href);
  await client.connect();
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${are}`);
  if (!are)
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await client.end();
}
