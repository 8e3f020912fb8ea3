import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openssl, requestFor, rsaKey } from "../../packages/ca/src/testing/openssl.ts";
import { type CertificateOffice, MCH_ID, openCertificateOffice } from "./certificate-office.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-trusted-"));
const at = (name: string) => join(folder, name);
const put = (name: string, text: string) => {
  writeFileSync(at(name), text);
  return at(name);
};
let office: CertificateOffice;
let ca: string;
let id: string;

beforeAll(async () => {
  office = await openCertificateOffice();
  const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", at("ca.key"), "-out", at("ca.pem")];
  openssl(["req", "-x509", ...key, "-subj", "/CN=某证书机构", "-utf8", "-days", "900"]);
  ca = readFileSync(at("ca.pem"), "utf8");
  put(
    "ca.cnf",
    `[ca]\ndefault_ca=c\n[c]\ndatabase=${at("index")}\ncrlnumber=${at("crlnumber")}\ndefault_md=sha256\n`,
  );
  put("index", "");
  put("crlnumber", "1000\n");
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await office.platform.close();
});

/** Now, by the platform's clock: a day later than that of openssl. */
const certificateOf = (serial: string, key = rsaKey(2048)) => {
  const signed = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-days", "300", "-set_serial", serial];
  return openssl(["x509", "-req", "-in", put("request", requestFor(key)), ...signed]);
};
const byCa = (...args: string[]) =>
  openssl(["ca", "-config", at("ca.cnf"), "-cert", at("ca.pem"), "-keyfile", at("ca.key"), ...args]);
const register = (certificate: string) =>
  office.member("owner").refusal("merchants.register_certificate", { mch_id: MCH_ID, certificate });
/** On the machine nobody has to confirm. */
const officer = () => office.by({ kind: "command_line", user: "officer" });

it("nobody's certificate is taken before the operator trusts its authority, and an owner cannot say whom to trust", async () => {
  expect(await register(certificateOf("1"))).toMatch(/the operator has to trust the authority/);
  const input = { certificate: ca };
  expect(await office.member("owner").refusal("authorities.add", input)).toMatch(/^forbidden/);
  expect(await office.staff("operator").refusal("authorities.add", input)).toMatch(/^forbidden/);
  expect(await officer().refusal("authorities.add", { certificate: certificateOf("2") })).toMatch(
    /no good authority/,
  );
  const added = await officer().do("authorities.add", input);
  expect(added).toMatchObject({ subject: "CN=某证书机构", crl: null });
  expect(await officer().refusal("authorities.add", input)).toMatch(/^entity_exists/);
  expect(await office.member("owner").do("authorities.list", {})).toContainEqual(added);
  ({ id } = added);
  expect(await register(certificateOf("0x00A1"))).toBe("done");
});

it("registered certificates that its list names are revoked at once, and none of them is taken any more", async () => {
  const [good, bad, later] = [certificateOf("0x11"), certificateOf("0x22"), certificateOf("0x33")];
  for (const certificate of [good, bad]) expect(await register(certificate)).toBe("done");
  for (const certificate of [bad, later]) byCa("-revoke", put("leaf", certificate));
  const crl = byCa("-gencrl", "-crldays", "5");
  const serial = (number: string) => number.padStart(40, "0");
  expect(await office.member("owner").refusal("authorities.set_crl", { id, crl })).toMatch(/^forbidden/);
  const set = await officer().do("authorities.set_crl", { id, crl });
  expect(set.revoked).toEqual([serial("22")]);
  expect([await office.stateOf("22"), await office.stateOf("0x11")]).toEqual(["revoked", "superseded"]);
  expect(await register(later)).toMatch(/its authority has revoked it/);
  expect(await register(bad)).not.toBe("done");
  expect((await officer().do("authorities.set_crl", { id, crl })).revoked).toEqual([]);
});

it("a list that is over, of another authority, or older than the one before is refused, and a list that is over lets nobody in", async () => {
  const set = (crl: string) => officer().refusal("authorities.set_crl", { id, crl });
  expect(await set(byCa("-gencrl", "-crlsec", "1"))).toMatch(/the list holds from/);
  expect(await set("nothing")).toMatch(/^revocation_list_invalid/);
  expect(await set(byCa("-gencrl", "-crldays", "9", "-crl_lastupdate", "20200101000000Z"))).toMatch(
    /is here already/,
  );
  expect(await register(certificateOf("0x44"))).toBe("done");
  office.platform.advance(6 * 86_400_000);
  expect(await register(certificateOf("0x55"))).toMatch(/certificate officer gives a newer one/);
});

it("an authority that is no longer trusted registers nothing more; what is registered goes on working", async () => {
  await officer().do("authorities.remove", { id });
  expect(await register(certificateOf("0x66"))).toMatch(/^certificate_invalid/);
  expect(await office.stateOf("44")).toBe("valid");
  expect(await officer().refusal("authorities.remove", { id })).toMatch(/^entity_not_found/);
});
