/** `wx.createAnimation`: steps are described here, and played by the element whose `animation` they become. */
import type { AnimationStep, ExportedAnimation } from "../elements/animation.ts";

interface Timing {
  readonly duration?: number;
  readonly timingFunction?: string;
  readonly delay?: number;
  readonly transformOrigin?: string;
}

const px = (value: unknown) => (typeof value === "number" ? `${value}px` : String(value));
const deg = (value: unknown) => `${value}deg`;
const plain = String;

/** By name, what a number among the arguments means. */
const TRANSFORMS: Readonly<Record<string, (value: unknown) => string>> = {
  ...{ rotate: deg, rotateX: deg, rotateY: deg, rotateZ: deg, skew: deg, skewX: deg, skewY: deg },
  ...{ translate: px, translateX: px, translateY: px, translateZ: px, translate3d: px },
  ...{ scale: plain, scaleX: plain, scaleY: plain, scaleZ: plain, scale3d: plain },
  ...{ matrix: plain, matrix3d: plain },
};
const STYLES: Readonly<Record<string, (value: unknown) => string>> = {
  ...{ opacity: plain, backgroundColor: plain },
  ...{ width: px, height: px, top: px, left: px, bottom: px, right: px },
};

export interface Animation {
  step(timing?: Timing): Animation;
  export(): ExportedAnimation;
  /** `rotate`, `opacity`, … */
  readonly [name: string]: (...values: never[]) => unknown;
}

export function createAnimation(defaults: Timing = {}): Animation {
  /** They stay for the steps that follow, as in the original. */
  const transforms = new Map<string, string>();
  const styles = new Map<string, string>();
  let steps: AnimationStep[] = [];
  const setters = [
    ...Object.entries(TRANSFORMS).map(([name, unit]) => [
      name,
      (...values: unknown[]) => transforms.set(name, `${name}(${values.map(unit).join(", ")})`),
    ]),
    ...Object.entries(STYLES).map(([name, unit]) => [
      name,
      (value: unknown) => styles.set(name, unit(value)),
    ]),
  ] as [string, (...values: unknown[]) => void][];
  const chained = setters.map(([name, set]) => [
    name,
    (...values: unknown[]) => {
      set(...values);
      return animation;
    },
  ]);
  const animation: Animation = Object.assign(Object.fromEntries(chained), {
    step(timing: Timing = {}) {
      steps.push(stepOf(transforms, styles, { ...defaults, ...timing }));
      return animation;
    },
    export() {
      const actions = steps;
      steps = [];
      return { actions };
    },
  });
  return animation;
}

function stepOf(
  transforms: ReadonlyMap<string, string>,
  styles: ReadonlyMap<string, string>,
  { duration = 400, delay = 0, timingFunction = "linear", transformOrigin = "50% 50% 0" }: Timing,
): AnimationStep {
  const transform = [...transforms.values()].join(" ") || "none";
  const to = { ...Object.fromEntries(styles), transform, transformOrigin };
  return { to, duration, delay, easing: timingFunction };
}
