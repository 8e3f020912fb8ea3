import type { Authorization } from "@shiming/wire";
import { expect, it } from "vitest";
import { groupsOf } from "./groups.ts";

const consent = (id: string, legal_name: string, contact: string) =>
  ({ id, notice: { recipient: { legal_name, contact } } }) as Authorization;
const first = [consent("5", "医院", "2"), consent("4", "大学", "3"), consent("3", "医院", "1")];
const second = [consent("2", "大学", "3"), consent("1", "银行", "4")];

const seen = (consents: readonly Authorization[]) =>
  groupsOf(consents).map(({ legalName, contact, consents: own }) => [
    legalName,
    contact,
    own.map(({ id }) => id).join(),
  ]);

it("each provider is there once, with its latest contact, in the order of its latest authorization", () => {
  expect(seen(first)).toEqual([
    ["医院", "2", "5,3"],
    ["大学", "3", "4"],
  ]);
});

it("a further page adds to the groups that are there, and new ones come behind them", () => {
  expect(seen([...first, ...second])).toEqual([
    ["医院", "2", "5,3"],
    ["大学", "3", "4,2"],
    ["银行", "4", "1"],
  ]);
});
