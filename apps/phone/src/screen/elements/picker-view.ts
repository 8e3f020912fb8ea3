/** `picker-view` and its columns. */
import { type BuiltIn, defineElement } from "./element.ts";
import { createWheel, type Wheel } from "./wheel.ts";

const PROPERTIES = {
  ...{ name: "", value: [] as readonly number[], indicatorStyle: "", indicatorClass: "" },
  ...{ maskStyle: "", maskClass: "", immediateChange: false },
};
type PickerView = BuiltIn<typeof PROPERTIES>;

interface Column {
  readonly host: Element;
  readonly wheel: Wheel;
}

interface Columns {
  add(column: Column): void;
  remove(column: Column): void;
  turned(column: Column, index: number): void;
}

const views = new WeakMap<Element, Columns>();

export const pickerView = defineElement({
  tag: "picker-view",
  properties: PROPERTIES,
  content: "wx-picker-columns",
  create(self) {
    const columns: Column[] = [];
    const turnAll = () => {
      for (const [at, { wheel }] of columns.entries()) wheel.turnTo(self.get("value")[at] ?? 0);
    };
    views.set(self.host, {
      add(column) {
        columns.push(column);
        columns.sort((a, b) => (a.host.compareDocumentPosition(b.host) & 4 ? -1 : 1));
        turnAll();
      },
      remove: (column) => void columns.splice(columns.indexOf(column), 1),
      turned(column, index) {
        const value = columns.map((other, at) => (other === column ? index : (self.get("value")[at] ?? 0)));
        self.set("value", value);
        self.trigger("change", { value });
      },
    });
    const drawIndicator = createIndicator(self);
    return {
      update: {
        value: () => queueMicrotask(turnAll),
        indicatorStyle: drawIndicator,
        indicatorClass: drawIndicator,
      },
      field: {
        name: () => self.get("name"),
        value: () => self.get("value"),
        reset: () => self.set("value", []),
      },
    };
  },
});

/** Its height is that of the items: the page gives it in `indicator-style`. */
function createIndicator(self: PickerView): () => void {
  const node = self.component.ownerShadowRoot?.createNativeNode("wx-picker-indicator");
  const indicator = node?.getBackendElement() as unknown as HTMLElement | undefined;
  if (!node || !indicator) return () => {};
  self.host.append(indicator);
  new ResizeObserver(() => {
    self.content.style.setProperty("--item", `${indicator.offsetHeight}px`);
  }).observe(indicator);
  return () => {
    node.setNodeStyle(self.get("indicatorStyle"), 0);
    node.setNodeClass(self.get("indicatorClass"));
  };
}

export const pickerViewColumn = defineElement({
  tag: "picker-view-column",
  properties: {},
  create(self) {
    const view = () => views.get(self.host.closest("wx-picker-view") ?? self.host);
    const wheel = createWheel(
      self.host,
      () => [...self.host.children],
      (index) => view()?.turned(column, index),
    );
    const column = { host: self.host, wheel };
    let joined: Columns | undefined;
    self.host.tabIndex = 0;
    return {
      attached() {
        joined = view();
        joined?.add(column);
      },
      detached: () => joined?.remove(column),
    };
  },
});
