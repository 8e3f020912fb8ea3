/** A platform of an operator's own: keys, folders and settings for `shiming serve`, and who uses it. */
import { createPrivateKey } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { curl, decodeName, decryptValue, run } from "./commands.ts";
import { claimsOf, signAssertion } from "./hosts.ts";
import { signatureOf } from "./merchants.ts";
import { type Environment, type RunningCommand, shiming } from "./processes.ts";
import { scratchFolder, startShiming } from "./shiming.ts";
import { operator } from "./world.ts";

/** Where an operator keeps things, and the settings that say so. */
export interface Premises {
  readonly folder: string;
  readonly data: string;
  readonly keys: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** A folder with keys and no data yet, and settings for this machine alone. */
export async function preparePremises(): Promise<Premises> {
  const premises = await premisesIn(scratchFolder());
  giveKeys(premises);
  return premises;
}

/** The keys of a platform, the same for everybody of this run. */
export function giveKeys({ keys }: Pick<Premises, "keys">): void {
  cpSync(join(inject("sandboxTemplate"), "keys"), keys, { recursive: true });
}

/** The settings for what is, or will be, in a folder. */
export async function premisesIn(folder: string): Promise<Premises> {
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  const port = await quietPort();
  const env = {
    SHIMING_BASE_URL: `http://127.0.0.1:${port}`,
    SHIMING_LISTEN: `127.0.0.1:${port}`,
    SHIMING_DATA: data,
    SHIMING_KEYS: keys,
    SHIMING_OPERATOR_NAME: operator.name,
    SHIMING_OPERATOR_CONTACT: operator.contact,
  };
  return { folder, data, keys, port, env };
}

/** A certificate for `localhost` by an authority of its own, and the settings that use it. */
export function makeTls({ folder, port, env }: Premises) {
  const dir = join(folder, "tls");
  mkdirSync(dir);
  const [ca, caKey, cert, key, csr, names] = [
    "ca.crt",
    "ca.key",
    "server.crt",
    "server.key",
    "csr",
    "names",
  ].map((name) => join(dir, name)) as [string, string, string, string, string, string];
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  run("openssl", [
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    caKey,
    "-out",
    ca,
    "-days",
    "2",
    "-subj",
    "/CN=test",
  ]);
  run("openssl", ["req", "-new", ...newKey, "-keyout", key, "-out", csr, "-subj", "/CN=localhost"]);
  writeFileSync(names, "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
  const issuer = ["-CA", ca, "-CAkey", caKey, "-CAcreateserial", "-extfile", names];
  run("openssl", ["x509", "-req", "-in", csr, "-out", cert, "-days", "2", ...issuer]);
  const baseUrl = `https://localhost:${port}`;
  const settings = { SHIMING_BASE_URL: baseUrl, SHIMING_TLS_CERT: cert, SHIMING_TLS_KEY: key };
  return { ca, cert, key, env: { ...env, ...settings } };
}

export function serve(env: Environment): Promise<RunningCommand> {
  return startShiming(["serve"], env);
}

export const citizen = {
  real_name: "䶮文博",
  credential_type: "resident_id_card",
  credential_id: "999999200002291281",
};
const USER = "u-1";
/** The citizen's. */
export const PASSWORD = "135790";
const MCH_ID = "1900000301";
const ISSUER = "https://city.example";
const KID = "2026-1";
export const CATEGORY_ID = [7, 701];
const CATEGORY = "7,701=医疗/公立医疗机构";

/** A host, a merchant, a mini program and a citizen, as the operator's commands have made them. */
export interface Residents {
  readonly hostKeyFile: string;
  readonly merchantKeyFile: string;
  readonly certSerialNo: string;
  readonly appid: string;
  readonly secret: string;
}

/** Runs the commands with the premises' settings, against the server when one runs. */
export async function settle({ folder, env }: Premises): Promise<Residents> {
  const command = async (args: readonly string[], input = "") => {
    const { code, stdout, stderr } = await shiming(args, { env, input });
    if (code !== 0) throw new Error(`shiming ${args[0]} ${args[1]}: ${stderr}`);
    return stdout;
  };
  const [hostKeyFile, hostPublicKeyFile, merchantKeyFile, csr] = [
    "host.pem",
    "host.pub",
    "merchant.pem",
    "csr",
  ].map((name) => join(folder, name)) as [string, string, string, string];
  run("openssl", ["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", hostKeyFile]);
  run("openssl", ["ec", "-in", hostKeyFile, "-pubout", "-out", hostPublicKeyFile]);
  const newKey = ["-newkey", "rsa:2048", "-nodes", "-keyout", merchantKeyFile];
  run("openssl", ["req", "-new", ...newKey, "-subj", `/CN=${MCH_ID}`, "-out", csr]);

  await command(["hosts", "register", ISSUER, "--kid", KID, "--public-key", hostPublicKeyFile]);
  await command(["merchants", "create", MCH_ID, "--legal-name", "示例市第二人民医院"]);
  const issued = JSON.parse(await command(["merchants", "issue", MCH_ID, "--csr", csr, "--json"]));
  const provider = ["--legal-name", "示例市第二人民医院", "--contact", "0000-12345"];
  const created = ["apps", "create", "--name", "门诊预约", ...provider, "--category", CATEGORY, "--json"];
  const { appid, secret } = JSON.parse(await command(created));
  const use = ["--purpose", "预约挂号", "--legal-basis", "《医疗机构管理条例》", "--retention", "三十日"];
  await command(["apps", "approve", appid, "--category", CATEGORY, ...use]);
  await command(["apps", "bind", appid, MCH_ID]);
  const account = [
    "accounts",
    "set",
    "--create",
    "--user",
    USER,
    "--payment-account",
    "yes",
    "--identity-file",
    "-",
  ];
  await command([...account, "--pay-password", PASSWORD], JSON.stringify(citizen));
  return { hostKeyFile, merchantKeyFile, certSerialNo: issued.cert_serialno, appid, secret };
}

/** From the tap to the name, each party by curl. @returns what the merchant decrypts with openssl */
export function exchangeByCurl(baseUrl: string, residents: Residents, curlArgs: readonly string[] = []) {
  const authToken = consentByCurl(baseUrl, residents, curlArgs);
  const { appid, secret, certSerialNo, merchantKeyFile } = residents;
  const credential = new URLSearchParams({ grant_type: "client_credential", appid, secret });
  const { access_token } = curl(`${baseUrl}/cgi-bin/token?${credential}`, curlArgs).json;
  const timestamp = Math.floor(Date.now() / 1000);
  const merchantKey = createPrivateKey(readFileSync(merchantKeyFile));
  const body = {
    auth_token: authToken,
    mch_id: MCH_ID,
    cert_serialno: certSerialNo,
    timestamp,
    sign: signatureOf(`cert_serialno=${certSerialNo}&timestamp=${timestamp}`, merchantKey),
  };
  const path = `/cgi-bin/wxopen/getrealnameinfo?access_token=${access_token}`;
  const {
    errcode,
    encryted_real_name = "",
    encryted_credential_id = "",
  } = curl(`${baseUrl}${path}`, curlArgs, body).json;
  if (errcode !== 0) throw new Error(`getrealnameinfo answered ${errcode}`);
  return {
    realName: decodeName(decryptValue(encryted_real_name, merchantKeyFile)),
    credentialId: decryptValue(encryted_credential_id, merchantKeyFile).toString(),
  };
}

function consentByCurl(baseUrl: string, residents: Residents, curlArgs: readonly string[]): string {
  const assertion = assertionBy(residents, baseUrl, residents.appid);
  const bearer = ["--header", `authorization: Bearer ${assertion}`];
  const asked = curl(`${baseUrl}/host/consent-requests`, [...curlArgs, ...bearer], {
    category_id: CATEGORY_ID,
  });
  if (asked.status !== 201) throw new Error(`the consent request was answered with ${asked.status}`);
  const sheet = new URL(asked.json.sheet_url);
  const url = `${sheet.origin}${sheet.pathname}`;
  const session = curl(`${url}/session`, curlArgs, { secret: sheet.hash.slice(1) });
  const cookie = /^set-cookie: ([^;]+)/im.exec(session.headers)?.[1] ?? "";
  const withCookie = [...curlArgs, "--header", `cookie: ${cookie}`];
  curl(`${url}/details`, withCookie);
  return curl(`${url}/approve`, withCookie, { pay_password: PASSWORD }).json.auth_token;
}

/** What the host says to the platform at that address: the citizen, in a mini program or in none. */
export function assertionBy({ hostKeyFile }: Residents, baseUrl: string, appid?: string): string {
  const privateKey = createPrivateKey(readFileSync(hostKeyFile));
  const host = { issuer: ISSUER, kid: KID, privateKey, publicKeyPem: "" };
  return signAssertion({ ...claimsOf(USER, appid, baseUrl, new Date()), iss: ISSUER }, host);
}
