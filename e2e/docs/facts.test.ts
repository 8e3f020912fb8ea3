import { AUDIT_COLUMNS } from "@shiming/administration";
import { auditKindWords } from "@shiming/administration/words";
import { endpoints, errcodes, errors } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import { PERSONAS } from "../../apps/cli/src/sandbox/personas.ts";
import { APPS, MERCHANTS } from "../../apps/cli/src/sandbox/world.ts";
import { serveSettings } from "../../apps/cli/src/settings/serve-settings.ts";
import { accessTokenTexts } from "../../packages/crypto/src/diagnosis/access-token-texts.ts";
import { authTokenTexts } from "../../packages/crypto/src/diagnosis/auth-token-texts.ts";
import { bodyTexts } from "../../packages/crypto/src/diagnosis/body-texts.ts";
import { fieldTexts } from "../../packages/crypto/src/diagnosis/field-texts.ts";
import { serialTexts } from "../../packages/crypto/src/diagnosis/serial-texts.ts";
import { signatureTexts } from "../../packages/crypto/src/diagnosis/signature-texts.ts";
import { verificationCodeTexts } from "../../packages/crypto/src/diagnosis/verification-code-texts.ts";
import { verificationFieldTexts } from "../../packages/crypto/src/diagnosis/verification-field-texts.ts";
import { errcodeWords } from "../../packages/sdk/src/error/errcode-words.ts";
import { localFailures } from "../../packages/sdk/src/error/local-failures.ts";
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

describe.each([["docs/operating.md", "en"] as const, ["docs/operating.zh-CN.md", "zh"] as const])(
  "%s",
  (document, language) => {
    it("has the settings of serve as its help has them, in the same order", () => {
      const rows = [...readText(document).matchAll(/^\| `(SHIMING_\w+)` +\| (.*?) +\|$/gm)];
      expect(rows.map(([, name, meaning]) => [name, meaning])).toEqual(
        Object.values(serveSettings).map(({ name, meaning }) => [name, meaning[language]]),
      );
    });
  },
);

describe.each([["docs/troubleshooting.md", "en"] as const, ["docs/troubleshooting.zh-CN.md", "zh"] as const])(
  "%s",
  (document, language) => {
    it("names every mistake that a diagnosis finds, and says what to do", () => {
      const texts = Object.entries({
        ...accessTokenTexts,
        ...bodyTexts,
        ...serialTexts,
        ...fieldTexts,
        ...signatureTexts,
        ...authTokenTexts,
        ...verificationFieldTexts,
        ...verificationCodeTexts,
      });
      const facts = texts.flatMap(([word, text]) => [`\`${word}\``, text[language].replaceAll("{}", "…")]);
      expect(missingIn(document, facts)).toEqual([]);
    });
  },
);

describe.each(["docs/sdk.md", "docs/sdk.zh-CN.md"])("%s", (document) => {
  it("has every word of an error, with its code", () => {
    const platformRows = errcodes.map((errcode) => `| \`${errcodeWords[errcode]}\``);
    const localRows = Object.keys(localFailures).map((word) => `| \`${word}\``);
    expect(missingIn(document, [...platformRows, ...localRows])).toEqual([]);
  });

  it("explains every variable that a client reads", () => {
    const variables = readText("packages/sdk/src/options/environment.ts").match(/SHIMING_[A-Z_]+/g) ?? [];
    expect(variables).toContain("SHIMING_APPID");
    expect(missingIn(document, variables)).toEqual([]);
  });
});

it.each(["docs/operating.md", "docs/operating.zh-CN.md"])(
  "%s has a row for every field and kind of the audit",
  (document) => {
    const rows = [...AUDIT_COLUMNS, ...Object.keys(auditKindWords)].map((name) => `| \`${name}\``);
    expect(missingIn(document, rows)).toEqual([]);
  },
);
