import { expect, it } from "vitest";
import { namesOneHost } from "./refuse-two-hosts.ts";

const ask = (url: string, ...hosts: string[]) => ({
  ...{ url, headers: { host: hosts[0] } },
  rawHeaders: hosts.flatMap((host, place) => [place === 0 ? "Host" : "HOST", host]),
});

it.each([
  ask("/readyz", "a.example"),
  ask("/readyz"),
  ask("*", "a.example"),
  ask("http://A.example:80/readyz", "a.example:80"),
  ask("//b.example/readyz", "a.example"),
  { ...ask("/readyz", "a.example"), rawHeaders: ["Host", "a.example", "X-Name", "host"] },
])("one host: %j", (request) => {
  expect(namesOneHost(request)).toBe(true);
});

it.each([
  ask("/readyz", "a.example", "b.example"),
  ask("/readyz", "a.example", "a.example"),
  ask("http://b.example/readyz", "a.example"),
  ask("https://a.example@b.example/", "a.example"),
  ask("http://b.example/"),
])("two: %j", (request) => {
  expect(namesOneHost(request)).toBe(false);
});
