/** The handlers of docs/sdk.md, as they stand there, in the servers that they are for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { blocksOf } from "../docs/markdown.ts";
import { makeCheckout } from "../docs/session.ts";
import { readText } from "../house/repository.ts";
import { COMMAND } from "../support/processes.ts";
import { authorize } from "../support/samples.ts";
import { type RunningSandbox, useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();

/** What a mini program posts, twice, by each framework's own means; prints the two answers. */
const requests: Readonly<Record<string, string>> = {
  fastify: `
const ask = async (payload: object) => (await app.inject({ method: "POST", url: "/realname", payload })).body;`,
  express: `
const server = app.listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const headers = { "content-type": "application/json" };
const ask = async (body: object) => {
  const { port } = server.address() as { port: number };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return (await fetch(\`http://127.0.0.1:\${port}/realname\`, init)).text();
};`,
  hono: `
const ask = async (body: object) =>
  (await app.request("/realname", { method: "POST", body: JSON.stringify(body) })).text();`,
};

const ASK_TWICE = `
console.log(await ask({ auth_token: process.env.AUTH_TOKEN }));
console.log(await ask({ auth_token: "unknown" }));
process.exit();
`;

function environmentOf({ data, file, url }: RunningSandbox): Record<string, string> {
  const [app] = file.apps;
  return {
    SHIMING_BASE_URL: url,
    SHIMING_APPID: app?.appid ?? "",
    SHIMING_SECRET: app?.secret ?? "",
    SHIMING_MCH_ID: app?.mch_id ?? "",
    SHIMING_PRIVATE_KEY_FILE: join(data, app?.private_key_file ?? ""),
    SHIMING_CERTIFICATE_FILE: join(data, app?.certificate_file ?? ""),
  };
}

it.each(Object.entries(requests))(
  "the handler for %s answers with a masked name, or with what went wrong",
  async (framework, asking) => {
    const block = blocksOf(readText("docs/sdk.md")).find(({ code }) => code.includes(`from "${framework}"`));
    const checkout = makeCheckout(COMMAND);
    onTestFinished(() => checkout.remove());
    const program = join(checkout.path, "handler.ts");
    writeFileSync(program, `${block?.code}\n${asking}${ASK_TWICE}`);
    const env = { ...environmentOf(sandbox), AUTH_TOKEN: await authorize(sandbox, "zhangsanfeng") };
    const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
    const [printed, logged] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    const answers = printed.split("\n").filter((line) => /^\{"(?:name|code)"/.test(line));
    expect(answers, logged).toEqual(['{"name":"**丰"}', '{"code":"auth_token_invalid"}']);
    expect(printed + logged).not.toMatch(/张|三丰|999999199003071007/);
  },
);
