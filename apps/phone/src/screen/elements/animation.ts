/** `animation="{{…}}"`: what `wx.createAnimation` exported, played by the browser. */

/** One `step`: where it leads, and how. */
export interface AnimationStep {
  /** CSS properties in JavaScript's spelling. */
  readonly to: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly duration: number;
  readonly delay: number;
  readonly easing: string;
}

export interface ExportedAnimation {
  readonly actions: readonly AnimationStep[];
}

/** One step after the other; each begins with what is there. */
export function playAnimation(host: HTMLElement, animation: ExportedAnimation | null | undefined): void {
  let begin = 0;
  for (const { to, duration, delay, easing } of animation?.actions ?? []) {
    host.animate([{ ...to }], { duration, easing, delay: begin + delay, fill: "forwards" });
    begin += delay + duration;
  }
}
