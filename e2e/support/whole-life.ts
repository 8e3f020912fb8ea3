/**
 * Everything that its parties do with a sandbox, rightly and wrongly, in one go; what of it is secret, and what was said
 * when something was refused.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { post, send } from "./http.ts";
import {
  type Life,
  NEWCOMERS_PASSWORD,
  newcomer,
  PASSWORD,
  refusedIdentity,
  Witness,
  WRONG_PASSWORD,
} from "./life.ts";
import { consent, lockOut, refuseConsent } from "./life-consents.ts";
import { signatureOf } from "./merchants.ts";
import { shiming } from "./processes.ts";
import { cookieOf, exchange, type Fields, inviteToMyAuthorizations, realnameInfoFields } from "./protocol.ts";
import { partiesOf } from "./sandbox-parties.ts";
import type { Secret } from "./secret-search.ts";
import { type RunningSandbox, scratchFolder } from "./shiming.ts";
import type { TestApp } from "./world.ts";

export interface WholeLife {
  readonly secrets: readonly Secret[];
  /** Head and body of every answer that refused something, and what a failed command said. */
  readonly refusals: string;
  /** The `errcode`s and HTTP statuses that were met. */
  readonly met: ReadonlySet<number>;
}

export async function liveWholeLife(sandbox: RunningSandbox): Promise<WholeLife> {
  const witness = new Witness();
  const command = async (...args: string[]) => {
    const { stdout, stderr } = await shiming([...args, "--data", sandbox.data]);
    witness.refusals.push(stderr);
    return stdout;
  };
  const life: Life = { sandbox, parties: partiesOf(sandbox), witness, command };
  knowTheWorld(life);
  await changeAccounts(life);
  const accessToken = await fetchTokens(life);
  await refuseCredentials(life);
  const authToken = await consent(life, "lilei", PASSWORD);
  await refuseConsent(life);
  await exchangeRightly(life, accessToken, authToken);
  await exchangeWrongly(life, accessToken);
  await lockOut(life);
  await lookBackAndWithdraw(life, accessToken);
  await resetSecret(life);
  return { secrets: witness.secrets, refusals: witness.refusals.join("\n"), met: witness.met };
}

function knowTheWorld({ sandbox: { file }, witness }: Life): void {
  for (const { secret } of file.apps) witness.secret("app secret", secret);
  for (const { real_name, credential_id, pay_password } of file.users) {
    if (real_name) witness.secret("name", real_name);
    if (credential_id) witness.secret("ID number", credential_id);
    witness.secret("payment password", pay_password);
  }
  for (const { real_name, credential_id } of [newcomer, refusedIdentity]) {
    witness.secret("name", real_name);
    witness.secret("ID number", credential_id);
  }
  for (const password of [PASSWORD, NEWCOMERS_PASSWORD, WRONG_PASSWORD]) {
    witness.secret("payment password", password);
  }
}

async function changeAccounts({ command }: Life): Promise<void> {
  const folder = scratchFolder();
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const set = (user: string, ...args: string[]) => command("accounts", "set", "--user", user, ...args);
  const password = write("password", PASSWORD);
  const identity = ["--identity-file", write("identity.json", JSON.stringify(newcomer))];
  const own = ["--pay-password-file", write("newcomers-password", NEWCOMERS_PASSWORD)];
  await Promise.all([
    ...["lilei", "zhaoxing", "ouyang"].map((user) => set(user, "--pay-password-file", password)),
    set("newcomer", "--create", "--payment-account", "yes", ...identity, ...own),
    set("refused", "--create", "--identity-file", write("refused.json", JSON.stringify(refusedIdentity))),
    set("refused", "--create", "--pay-password-file", write("no-password", `${PASSWORD}0`)),
  ]);
}

async function fetchTokens({ parties, witness }: Life): Promise<string> {
  const { url, world } = parties;
  const credential = { grant_type: "client_credential", ...world.app };
  const answers = [
    await send(`${url}/cgi-bin/token?${new URLSearchParams(credential)}`),
    await post(`${url}/cgi-bin/stable_token`, credential),
    await post(`${url}/cgi-bin/stable_token`, { ...credential, force_refresh: true }),
  ];
  const tokens = answers.map(({ json }) => witness.secret("access token", json.access_token));
  return tokens[0] ?? "";
}

async function refuseCredentials({ sandbox, parties, witness }: Life): Promise<void> {
  const { url, world } = parties;
  const credential = { grant_type: "client_credential", ...world.app };
  const othersSecret = sandbox.file.apps[1]?.secret ?? "";
  const wrong: Record<string, string>[] = [
    { ...credential, grant_type: "password" },
    { ...credential, appid: "" },
    { ...credential, appid: world.app.secret },
    { ...credential, appid: "wx0000000000000000" },
    { ...credential, secret: "" },
    { ...credential, secret: othersSecret },
    { ...credential, secret: `${world.app.secret} ` },
  ];
  for (const each of wrong) {
    witness.see(await send(`${url}/cgi-bin/token?${new URLSearchParams(each)}`));
    witness.see(await post(`${url}/cgi-bin/stable_token`, each));
    witness.see(await send(`${url}/nowhere?${new URLSearchParams(each)}`));
  }
  witness.see(await post(`${url}/cgi-bin/token`, credential));
  witness.see(await send(`${url}/cgi-bin/stable_token?${new URLSearchParams(credential)}`));
  witness.see(await post(`${url}/cgi-bin/stable_token`, `${JSON.stringify(credential)} and more`));
  witness.see(await post(`${url}/cgi-bin/stable_token`, { ...credential, force_refresh: world.app.secret }));
}

async function exchangeRightly(
  { parties, witness }: Life,
  accessToken: string,
  authToken: string,
): Promise<void> {
  const fields = realnameInfoFields(parties, authToken, parties.merchant);
  witness.see(await exchange(parties, accessToken, fields));
  witness.see(await exchange(parties, accessToken, fields));
}

/** Each code of the contract that a request can bring about, with the token of a consent that is good. */
async function exchangeWrongly(life: Life, accessToken: string): Promise<void> {
  const { sandbox, parties, witness, command } = life;
  const { merchant, url } = parties;
  const authToken = await consent(life, "newcomer", NEWCOMERS_PASSWORD);
  const fields = realnameInfoFields(parties, authToken, merchant);
  const text = JSON.stringify(fields);
  const path = `${url}/cgi-bin/wxopen/getrealnameinfo?access_token=${accessToken}`;
  const call = async (body: unknown, token = accessToken) => {
    witness.see(await exchange(parties, token, body));
  };
  await call(fields, "");
  await call(fields, authToken);
  await call(fields, accessToken.slice(0, -1));
  for (const body of ["", text.slice(0, -1), `[${text}]`, text + " ".repeat(16_385)]) await call(body);
  witness.see(await send(path));
  const old = Number(fields.timestamp) - 600;
  const wrong: Fields[] = [
    { cert_serialno: "" },
    { cert_serialno: authToken },
    { cert_serialno: "0".repeat(40) },
    { timestamp: authToken },
    {
      timestamp: old,
      sign: signatureOf(`cert_serialno=${merchant.certSerialNo}&timestamp=${old}`, merchant.privateKey),
    },
    { mch_id: authToken },
    { mch_id: "99999999" },
    { sign: authToken },
    { auth_token: `${authToken}A` },
    { auth_token: accessToken },
  ];
  for (const change of wrong) await call({ ...fields, ...change });

  const [, notApproved, unbound] = sandbox.file.apps;
  for (const app of [notApproved, unbound] as TestApp[]) await call(fields, await tokenOf(life, app));
  await command("accounts", "set", "--user", "newcomer", "--payment-account", "no");
  await call(fields);
  await command("accounts", "set", "--user", "newcomer", "--payment-account", "yes", "--no-identity");
  await call(fields);
}

async function tokenOf({ parties, witness }: Life, { appid, secret }: TestApp): Promise<string> {
  const query = new URLSearchParams({ grant_type: "client_credential", appid, secret });
  const { json } = await send(`${parties.url}/cgi-bin/token?${query}`);
  return witness.secret("access token", json.access_token);
}

async function lookBackAndWithdraw(life: Life, accessToken: string): Promise<void> {
  const { parties, witness } = life;
  const authToken = await consent(life, "lilei", PASSWORD);
  const fields = realnameInfoFields(parties, authToken, parties.merchant);
  witness.see(await exchange(parties, accessToken, fields));

  const invited = await inviteToMyAuthorizations(parties, "lilei");
  const secret = witness.secret("secret of my authorizations", new URL(invited.json.url).hash.slice(1));
  const cookie = cookieOf(await post(`${parties.url}/me/session`, { secret }));
  witness.secret("session cookie", cookie.split("=")[1] ?? "");
  witness.see(await post(`${parties.url}/me/session`, { secret }));
  const me = `${parties.url}/me/consents`;
  const listed = witness.see(await send(me, { headers: { cookie } }));
  for (const { id } of listed.json.consents) {
    witness.see(await post(`${me}/${id}/withdraw`, undefined, { cookie }));
  }
  witness.see(await post(`${me}/${authToken}/withdraw`, undefined, { cookie }));
  witness.see(await send(me, { headers: { cookie: cookie.slice(0, -1) } }));
  witness.see(await exchange(parties, accessToken, fields));
}

async function resetSecret({ parties, witness, command }: Life): Promise<void> {
  const { appid, secret } = parties.world.app;
  const answer = JSON.parse(await command("apps", "reset-secret", appid, "--json"));
  witness.secret("app secret", answer.secret);
  const query = new URLSearchParams({ grant_type: "client_credential", appid, secret });
  witness.see(await send(`${parties.url}/cgi-bin/token?${query}`));
}
