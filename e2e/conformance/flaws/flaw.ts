/** The words in which flaws are written. */

import type { Target } from "@shiming/conformance";
import type { PlatformParts } from "@shiming/platform";
import type { FrontAnswer, FrontRequest, Middleware } from "../front.ts";
import type { Flaw } from "../judged-platform.ts";
import { type Fields, fieldsOf, isExchange } from "./exchange.ts";

/** A flaw, and the case that must find it. */
export interface KnownFlaw {
  readonly what: string;
  readonly section: 3 | 4 | 5 | 6 | 8 | 9 | 10;
  /** Of the case, or the beginning of it. */
  readonly foundBy: string;
  /** Whether the platform's clock is moved for the cases that wait. */
  readonly needsTime?: boolean;
  readonly flaw: Flaw;
}

/** Changes requests before the platform sees them. */
export const asking = (
  change: (request: FrontRequest, target: Target, now: () => Date) => FrontRequest,
): Flaw => ({
  front: (target, now) => (request, forward) => forward(change(request, target, now)),
});

/** Changes answers before the caller sees them. */
export const answering = (
  change: (answer: FrontAnswer, request: FrontRequest, target: Target) => FrontAnswer,
): Flaw => ({
  front: (target) => async (request, forward) => change(await forward(request), request, target),
});

/** Stands between. */
export const between = (front: (target: Target) => Middleware): Flaw => ({ front });

/** Puts another store in the place of one. */
export const storing = (
  change: (stores: PlatformParts["stores"]) => Partial<PlatformParts["stores"]>,
): Flaw => ({
  parts: (parts) => ({ ...parts, stores: { ...parts.stores, ...change(parts.stores) } }),
});

/** A port of a class instance with some of its methods replaced. */
export function instead<T extends object>(port: T, methods: Partial<T>): T {
  return new Proxy(port, {
    get(whole, name) {
      const own = Reflect.get(methods, name);
      if (own !== undefined) return own;
      const value = Reflect.get(whole, name);
      return typeof value === "function" ? value.bind(whole) : value;
    },
  });
}

export function jsonIn({ body }: FrontAnswer): Record<string, unknown> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

export const withJson = (answer: FrontAnswer, json: object): FrontAnswer => ({
  ...answer,
  body: JSON.stringify(json),
});

/** Answers of one code get another. */
export const recoding = (from: number, to: number, errmsg: string): Flaw =>
  answering((answer) =>
    jsonIn(answer).errcode === from ? withJson(answer, { errcode: to, errmsg }) : answer,
  );

/** Changes the fields of requests for real-name information that can be read. */
export const rewriting = (change: (fields: Fields, target: Target, now: () => Date) => Fields): Flaw =>
  asking((request, target, now) => {
    const fields = isExchange(request) ? fieldsOf(request) : undefined;
    return fields ? { ...request, body: Buffer.from(JSON.stringify(change(fields, target, now))) } : request;
  });
