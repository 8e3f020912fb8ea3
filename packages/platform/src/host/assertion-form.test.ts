import { describe, expect, it } from "vitest";
import { faultOfHeader, faultOfJwt } from "./assertion-form.ts";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const header = encode({ alg: "ES256", kid: "k1" });
const claims = encode({ iss: "https://app.example", sub: "user-1" });
const signature = Buffer.alloc(64, 7).toString("base64url");
const jwt = `${header}.${claims}.${signature}`;
const der = Buffer.concat([Buffer.from([0x30, 0x45]), Buffer.alloc(69, 7)]).toString("base64url");

const CHARACTERS = "there are characters in or around the JWT that none has, such as quotation marks";
const BASE64 = "its parts are not base64url: that has - and _ where base64 has + and /, and no = at the end";

describe("faultOfHeader", () => {
  it.each([
    ["", "the header Authorization: Bearer with a signed JWT is missing"],
    ["Bearer ", "the header Authorization: Bearer with a signed JWT is missing"],
    ["Basic YTpi", "the header Authorization: Bearer with a signed JWT is missing"],
    [jwt, "Bearer is missing before the JWT"],
    [`Bearer Bearer ${jwt}`, "Bearer is there twice"],
    [`Bearer bearer: ${jwt}`, "Bearer is there twice"],
    [`Bearer ${header}. ${claims}`, "there is white space in the JWT"],
  ])("tells what stands in %j", (authorization, en) => {
    expect(faultOfHeader(authorization)).toMatchObject({ en });
  });
});

describe("faultOfJwt", () => {
  it.each([
    [`"${jwt}"`, CHARACTERS],
    [`b'${jwt}'`, CHARACTERS],
    [`${jwt}\\n`, CHARACTERS],
    [`${jwt}==`, BASE64],
    [`${header}.${claims}.ab+/`, BASE64],
    ["a.b.c.d.e", "it is encrypted (JWE); sign it (JWS)"],
    ["undefined", "it is not a signed JWT in compact form: header, claims and signature with dots between"],
    [`${claims}`, "it is not a signed JWT in compact form: header, claims and signature with dots between"],
    [`abc.${claims}.${signature}`, "its header is not a JSON object in base64url"],
    [`${encode({ kid: "k1" })}.${claims}.${signature}`, "alg is not ES256"],
    [`${encode({ alg: "none" })}.${claims}.`, "alg is not ES256"],
    [`${encode({ alg: "ES256" })}.${claims}.${signature}`, "kid is missing in its header, or no text"],
    [
      `${encode({ alg: "ES256", kid: 1 })}.${claims}.${signature}`,
      "kid is missing in its header, or no text",
    ],
    [`${header}.${encode(JSON.stringify({ sub: "user-1" }))}.${signature}`, "its claims were encoded twice"],
    [`${header}.${Buffer.from(claims).toString("base64url")}.${signature}`, "its claims were encoded twice"],
    [`${header}.${encode([1])}.${signature}`, "its claims are not a JSON object in base64url"],
    [
      `${header}.${claims}.${der}`,
      "the signature is in DER; ES256 has r and s as 32 bytes each, one after the other",
    ],
    [`${header}.${claims}.AAAA`, "the signature has 3 bytes; with ES256 it has 64"],
  ])("names the fault of form in %s", (sent, en) => {
    expect(faultOfJwt(sent)).toMatchObject({ en });
  });

  it("has nothing to say of a right form, whoever signed it", () => {
    expect(faultOfJwt(jwt)).toBeUndefined();
  });
});
