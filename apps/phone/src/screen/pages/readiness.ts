/** `ready`, which glass-easel leaves to its user: after a component was drawn for the first time, children before parents. */
import type { GeneralComponent } from "glass-easel";
import type { CodeSpace } from "glass-easel-miniprogram-adapter";

/** @param onPageReady is called where the component is a page's */
export function keepReadiness(space: CodeSpace, onPageReady: (component: GeneralComponent) => void): void {
  let waiting: GeneralComponent[] = [];
  const settle = () => {
    const attached = waiting.reverse();
    waiting = [];
    for (const component of attached) {
      component.triggerLifetime("ready", []);
      if (!component.ownerShadowRoot) onPageReady(component);
    }
  };
  const behavior = space
    .getComponentSpace()
    .define()
    .lifetime("attached", function (this: unknown) {
      if (waiting.length === 0) setTimeout(settle);
      waiting.push((this as { _$: GeneralComponent })._$);
    })
    .registerBehavior();
  space.setOverallBehavior(behavior as never);
}
