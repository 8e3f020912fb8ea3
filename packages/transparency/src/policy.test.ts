import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { formatVerifierKey, SIGNATURE_TYPE } from "./note-key.ts";
import { parsePolicy } from "./policy.ts";

const keyOf = (name: string, type: 1 | 4) =>
  formatVerifierKey(name, generateKeyPairSync("ed25519").publicKey, type);
const log = keyOf("log.example", SIGNATURE_TYPE.note);
const names = ["X1", "X2", "X3", "Y1", "Y2", "Y3"] as const;
const keys = new Map(names.map((name) => [name, keyOf(`${name}.example/w`, SIGNATURE_TYPE.cosignature)]));
const witnessLines = names.map((name) => `witness ${name} ${keys.get(name)}`).join("\n");
const signed = (...who: (typeof names)[number][]) => new Set(who.map((name) => keys.get(name) ?? ""));

/** The example of the specification. */
const EXAMPLE = `log ${log}

${witnessLines}
group X-witnesses 2 X1 X2 X3
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

describe("a policy", () => {
  it("believes a checkpoint that enough of each group have signed", () => {
    const policy = parsePolicy(EXAMPLE);
    expect(policy.logs.map(({ verifierKey }) => verifierKey)).toEqual([log]);
    expect(policy.witnesses.map(({ name, verifier }) => [name, verifier.name])).toEqual(
      names.map((name) => [name, `${name}.example/w`]),
    );
    expect(policy.isQuorum(signed("X1", "X3", "Y2"))).toBe(true);
    expect(policy.isQuorum(signed("X1", "X2", "X3"))).toBe(false);
    expect(policy.isQuorum(signed("X1", "Y1", "Y2", "Y3"))).toBe(false);
  });

  it("has comments, tabs, addresses, and a quorum of nobody", () => {
    const policy = parsePolicy(
      `  # ours\n\tlog\t${log} https://log.example/log\nwitness a ${keys.get("X1")} https://w.example \nquorum none`,
    );
    expect(policy.logs[0]?.url).toBe("https://log.example/log");
    expect(policy.witnesses[0]?.url).toBe("https://w.example");
    expect(policy.isQuorum(new Set())).toBe(true);
  });

  const x1 = `witness a ${keys.get("X1")}\n`;
  it.each([
    ["no quorum", "", 1],
    ["two of them", "quorum none\nquorum none\n", 2],
    ["a quorum of somebody unknown", "quorum a\n", 1],
    ["a word that is none", `${x1}mirror b\nquorum a\n`, 2],
    ["a witness twice", `${x1}witness b ${keys.get("X1")}\nquorum a\n`, 2],
    ["a name twice", `${x1}witness a ${keys.get("X2")}\nquorum a\n`, 2],
    ["a witness called none", `witness none ${keys.get("X1")}\nquorum none\n`, 1],
    ["a witness with a key of a log", `witness a ${log}\nquorum none\n`, 1],
    ["a log with a key of a witness", `log ${keys.get("X1")}\nquorum none\n`, 1],
    ["a key that is none", "witness a X1.example+00000000+BA==\nquorum none\n", 1],
    ["more than there are", `${x1}group g 2 a\nquorum g\n`, 2],
    ["none of them", `${x1}group g 0 a\nquorum g\n`, 2],
    ["a group of nobody", `${x1}group g all\nquorum g\n`, 2],
    ["a member twice", `${x1}group g any a a\nquorum g\n`, 2],
    ["a member of two groups", `${x1}group g any a\ngroup h any a\nquorum g\n`, 3],
    ["a group before its members", `group g any a\n${x1}quorum g\n`, 1],
  ])("is none with %s, and says in which line", (_, text, line) => {
    expect(() => parsePolicy(text)).toThrow(
      expect.objectContaining({ failure: "policy_malformed", line }) as Error,
    );
  });
});
