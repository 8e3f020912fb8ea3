import { describe, expect, it } from "vitest";
import { hmac } from "./hmac.ts";
import { sensitive } from "./sensitive.ts";

// RFC 4231 §4.3 and §4.4.
const JEFE = sensitive(Buffer.from("Jefe"));
const WHAT = "what do ya want for nothing?";
const AA = sensitive(Buffer.alloc(20, 0xaa));
const DD = Buffer.alloc(50, 0xdd);

describe("hmac", () => {
  it("gives what RFC 4231 gives, each time that a key is used", () => {
    for (let time = 0; time < 2; time += 1) {
      expect(hmac("sha256", JEFE, WHAT).toString("hex")).toBe(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      );
      expect(hmac("sha512", JEFE, WHAT).toString("hex")).toBe(
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
      );
      expect(hmac("sha256", AA, DD).toString("hex")).toBe(
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
      );
    }
  });

  it("takes text as UTF-8", () => {
    expect(hmac("sha256", JEFE, "䶮")).toEqual(hmac("sha256", JEFE, Buffer.from([0xe4, 0xb6, 0xae])));
  });
});
