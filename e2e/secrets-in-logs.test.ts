import { afterAll, beforeAll, expect, it } from "vitest";
import { send } from "./support/http.ts";
import { credentialId, payPassword, realName } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  approve,
  askConsent,
  exchange,
  openMyAuthorizations,
  openSheet,
  prepareExchange,
} from "./support/protocol.ts";

let platform: TestPlatform;
let isDown = false;
beforeAll(async () => {
  platform = await startPlatform({
    replace: (parts) => ({
      ...parts,
      identities: {
        async find(account) {
          if (isDown) throw new Error(`no answer for ${realName} ${credentialId}\n    at ${credentialId}`);
          return parts.identities.find(account);
        },
      },
    }),
  });
});
afterAll(() => platform.close());

it("no answer to a failure and no line of the log has a name, a number, a password, a secret or a token", async () => {
  const { userId, accessToken, authToken, fields } = await prepareExchange(platform);
  const asked = await askConsent(platform, userId);
  const sheet = await openSheet(platform, asked);
  const { secret } = platform.world.app;
  const mine = await openMyAuthorizations(platform, userId);
  const answers = [
    await approve(sheet, "975310"),
    await exchange(platform, accessToken, { ...fields, sign: "AAAA" }),
    await exchange(platform, accessToken, `{"auth_token":"${authToken}`),
    await send(`${platform.url}/cgi-bin/token?grant_type=x&appid=y&secret=${secret}`),
    await send(`${platform.url}/nowhere?secret=${secret}&access_token=${accessToken}`),
    await mine.withdraw("x"),
  ];
  isDown = true;
  answers.push(await exchange(platform, accessToken, fields));
  answers.push(await send(`${sheet.url}/details`, { headers: { cookie: sheet.cookie } }));
  isDown = false;
  expect(answers.at(-2)?.json).toEqual({
    errcode: -1,
    errmsg: expect.stringMatching(/^system error hint: /),
  });
  expect(answers.at(-1)?.json).toMatchObject({ status: 500, errMsg: "openRealnameAuth:fail system error" });

  const told = [platform.log(), ...answers.map(({ text }) => text)].join("\n");
  const sheetSecret = new URL(asked.json.sheet_url).hash.slice(1);
  const session = sheet.cookie.split("=")[1] as string;
  const secrets = [
    realName,
    credentialId,
    payPassword,
    "975310",
    secret,
    accessToken,
    authToken,
    sheetSecret,
    session,
  ];
  expect(secrets.filter((each) => told.includes(each))).toEqual([]);
});

it("a fault is in the log with its type and place, under the request's id", async () => {
  const { accessToken, fields } = await prepareExchange(platform);
  isDown = true;
  const failed = await exchange(platform, accessToken, fields);
  isDown = false;
  const lines = platform
    .log()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const [line] = lines.filter(
    ({ requestId, level }) => requestId === failed.headers["x-request-id"] && level === "error",
  );
  expect(line).toMatchObject({ endpoint: "/cgi-bin/wxopen/getrealnameinfo", fault: { type: "Error" } });
  expect(line.fault.frames[0]).toContain("secrets-in-logs.test.ts");
});
