/** How long access tokens live, and what ends them. Contract §3. */
import { limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, isContractAnswer, requireCode, requireEqual } from "../check.ts";
import { NotJudged, needed } from "../finding.ts";
import { getCategories, getStableToken, getToken, tokenIn } from "../parties/access.ts";
import type { TargetApp } from "../target.ts";
import { text } from "../text.ts";

const section = 3;
/** The mini program that none of the other cases has an access token of. */
const ALONE = "tokens of the mini program apart";

function appApart({ target }: Stage): TargetApp {
  return needed(
    target.apps.findLast((app) => app !== target.app),
    "second mini program",
  );
}

const newToken = async (stage: Stage) => tokenIn(await getToken(stage, appApart(stage)));

async function requireLives(stage: Stage, token: string, lives: boolean): Promise<void> {
  requireCode(await getCategories(stage, token), lives ? 0 : 40001);
}

const chains: readonly Case[] = [
  {
    section,
    title: text(
      "token: answers {access_token, expires_in: 7200}",
      "token：返回 {access_token, expires_in: 7200}",
    ),
    alone: ALONE,
    async run(stage) {
      const received = await getToken(stage, appApart(stage));
      tokenIn(received);
      requireEqual("members", Object.keys(received.json).sort(), ["access_token", "expires_in"]);
      requireEqual("expires_in", received.json.expires_in, limits.accessTokenSeconds);
    },
  },
  {
    section,
    title: text(
      "token: at most two are live: the third ends the first at once, the second goes on",
      "token：最多两个同时有效：第三个发出时第一个立即失效，第二个继续有效",
    ),
    alone: ALONE,
    async run(stage) {
      const [first, second] = [await newToken(stage), await newToken(stage)];
      await requireLives(stage, first, true);
      const third = await newToken(stage);
      await requireLives(stage, first, false);
      await requireLives(stage, second, true);
      await requireLives(stage, third, true);
    },
  },
  {
    section,
    title: text(
      "token: the one before ends five minutes after it was superseded",
      "token：前一个在被取代五分钟后失效",
    ),
    alone: ALONE,
    waits: limits.supersededTokenSeconds + 1,
    async run(stage) {
      const [first, second] = [await newToken(stage), await newToken(stage)];
      await stage.wait(limits.supersededTokenSeconds + 1);
      await requireLives(stage, first, false);
      await requireLives(stage, second, true);
    },
  },
  {
    section,
    title: text("token: after two hours it has expired: 42001", "token：两小时后过期：42001"),
    alone: ALONE,
    waits: limits.accessTokenSeconds + 1,
    async run(stage) {
      const token = await newToken(stage);
      await stage.wait(limits.accessTokenSeconds + 1);
      requireCode(await getCategories(stage, token), 42001);
    },
  },
];

const stable: readonly Case[] = [
  {
    section,
    title: text(
      "stable_token: the same token again, with what remains of it",
      "stable_token：再次获取得到同一个 token，expires_in 为剩余时间",
    ),
    async run(stage) {
      const { app } = stage.target;
      const [first, again] = [await getStableToken(stage, app), await getStableToken(stage, app)];
      demand(tokenIn(first) === tokenIn(again), "the same token twice", "another one");
      for (const { json } of [first, again]) requireRemaining(json.expires_in);
      const isLess = Number(again.json.expires_in) <= Number(first.json.expires_in);
      demand(isLess, "expires_in to run out", "more than before");
    },
  },
  {
    section,
    title: text(
      "stable_token: at once from everywhere it is one token",
      "stable_token：从各处同时获取，得到的是同一个 token",
    ),
    async run(stage) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => getStableToken(stage, stage.target.app)),
      );
      requireEqual("number of tokens", new Set(answers.map(tokenIn)).size, 1);
    },
  },
  {
    section,
    title: text(
      "stable_token: a chain of its own, which no number of other tokens ends",
      "stable_token：自成一链，再多的 token 也不会使它失效",
    ),
    alone: ALONE,
    async run(stage) {
      const token = tokenIn(await getStableToken(stage, appApart(stage)));
      for (let times = 0; times < 3; times++) await newToken(stage);
      await requireLives(stage, token, true);
    },
  },
  {
    section,
    title: text(
      "stable_token: force_refresh within 30 s of the last issue returns the current one",
      "stable_token：距上次签发 30 秒内 force_refresh，返回当前的 token",
    ),
    alone: ALONE,
    async run(stage) {
      const first = await forceRefresh(stage);
      demand((await forceRefresh(stage)) === first, "the current token", "another one");
      await requireLives(stage, first, true);
    },
  },
  {
    section,
    title: text(
      "stable_token: force_refresh revokes the current one and issues another",
      "stable_token：force_refresh 使当前的 token 作废并签发新的",
    ),
    alone: ALONE,
    waits: limits.forceRefreshIntervalSeconds + 1,
    async run(stage) {
      const first = tokenIn(await getStableToken(stage, appApart(stage)));
      await stage.wait(limits.forceRefreshIntervalSeconds + 1);
      const second = await forceRefresh(stage);
      demand(first !== second, "another token", "the same one");
      await requireLives(stage, first, false);
      await requireLives(stage, second, true);
    },
  },
  {
    section,
    title: text(
      "stable_token: the same token until five minutes before its end, then another",
      "stable_token：到期前五分钟之前一直是同一个 token，此后换新的",
    ),
    alone: ALONE,
    waits: limits.accessTokenSeconds,
    async run(stage) {
      const { json, ...received } = await getStableToken(stage, appApart(stage));
      const token = tokenIn({ json, ...received });
      const remaining = Number(json.expires_in) - limits.stableTokenRenewalSeconds;
      await stage.wait(remaining - 5);
      const before = tokenIn(await getStableToken(stage, appApart(stage)));
      await stage.wait(10);
      const after = tokenIn(await getStableToken(stage, appApart(stage)));
      demand(before === token && after !== token, "the same token, then another", "otherwise");
      await requireLives(stage, token, true);
    },
  },
  {
    section,
    title: text(
      "stable_token: the 21st force_refresh of a day is refused: 45009",
      "stable_token：一天内第 21 次 force_refresh 被拒绝：45009",
    ),
    run: () =>
      Promise.reject(new NotJudged("it takes ten minutes, and nobody could refresh that day any more")),
  },
];

async function forceRefresh(stage: Stage): Promise<string> {
  const received = await getStableToken(stage, appApart(stage), { force_refresh: true });
  if (received.json.errcode === 45009) throw new NotJudged("the day's refreshes are used up");
  return tokenIn(received);
}

function requireRemaining(seconds: unknown): void {
  const isRight = Number.isInteger(seconds) && Number(seconds) > 0;
  const most = limits.accessTokenSeconds;
  demand(isRight && Number(seconds) <= most, `expires_in from 1 to ${most}`, String(seconds));
}

const answers: Case = {
  section,
  title: text(
    "stable_token: answers {access_token, expires_in}, over HTTP 200 as JSON",
    "stable_token：以 HTTP 200 返回 JSON {access_token, expires_in}",
  ),
  async run(stage) {
    const received = await getStableToken(stage, stage.target.app);
    demand(isContractAnswer(received), "HTTP 200, application/json", `HTTP ${received.status}`);
    requireEqual("members", Object.keys(received.json).sort(), ["access_token", "expires_in"]);
  },
};

export const accessTokenCases: readonly Case[] = [...chains, answers, ...stable];
