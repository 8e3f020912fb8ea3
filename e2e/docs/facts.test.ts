import { endpoints, errcodes, errors } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import { PERSONAS } from "../../apps/cli/src/sandbox/personas.ts";
import { APPS, MERCHANTS } from "../../apps/cli/src/sandbox/world.ts";
import { readText } from "../house/repository.ts";

const missingIn = (document: string, facts: readonly string[]) => {
  const text = readText(document);
  return facts.filter((fact) => !text.includes(fact));
};

describe.each(["docs/sandbox.md", "docs/sandbox.zh-CN.md"])("%s", (document) => {
  it("names every person of the sandbox, with name and ID number", () => {
    const facts = PERSONAS.flatMap(({ userId, payPassword, identity }) => [
      `\`${userId}\``,
      payPassword,
      ...(identity ? [identity.realName] : []),
      ...(identity?.document === "resident_id_card" ? [identity.credentialId] : []),
    ]);
    expect(missingIn(document, facts)).toEqual([]);
  });

  it("names every mini program and merchant", () => {
    const facts = [...APPS.map(({ appid }) => appid), ...MERCHANTS.map(({ mchId }) => mchId)];
    expect(missingIn(document, facts)).toEqual([]);
  });
});

describe.each(["docs/contract.md", "docs/contract.zh-CN.md"])("%s", (document) => {
  it("has every code and its text", () => {
    const facts = errcodes.flatMap((errcode) => [String(errcode), errors[errcode].errmsg]);
    expect(missingIn(document, facts)).toEqual([]);
  });

  it("has every call but the page of my authorizations", () => {
    const calls = Object.values(endpoints).filter((endpoint) => endpoint !== endpoints.mePage);
    expect(
      missingIn(
        document,
        calls.map(({ method, path }) => `${method} ${path.replace(":id", "{id}")}`),
      ),
    ).toEqual([]);
  });
});

describe.each(["docs/operating.md", "docs/operating.zh-CN.md"])("%s", (document) => {
  it("explains every setting of serve", () => {
    const settings = readText("apps/cli/src/server/environment.ts").match(/SHIMING_[A-Z_]+/g) ?? [];
    expect(settings).toContain("SHIMING_BASE_URL");
    expect(missingIn(document, settings)).toEqual([]);
  });
});
