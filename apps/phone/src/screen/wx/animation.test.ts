import { expect, test } from "vitest";
import { createAnimation } from "./animation.ts";

const call = (target: unknown, name: string, ...values: unknown[]) =>
  (target as Record<string, (...values: unknown[]) => unknown>)[name]?.(...values);

test("a step leads to its styles and transforms, and keeps those of the steps before", () => {
  const animation = createAnimation({ duration: 300, timingFunction: "ease" });
  call(call(animation, "translateX", 10), "opacity", 0.5);
  animation.step();
  call(call(animation, "rotate", 90), "height", "auto");
  animation.step({ duration: 1, delay: 5 });
  const transformOrigin = "50% 50% 0";
  expect(animation.export().actions).toEqual([
    {
      to: { opacity: "0.5", transform: "translateX(10px)", transformOrigin },
      ...{ duration: 300, delay: 0, easing: "ease" },
    },
    {
      to: { opacity: "0.5", height: "auto", transform: "translateX(10px) rotate(90deg)", transformOrigin },
      ...{ duration: 1, delay: 5, easing: "ease" },
    },
  ]);
});

test("what was exported is not exported again", () => {
  const animation = createAnimation();
  animation.step().export();
  expect(animation.export()).toEqual({ actions: [] });
});
