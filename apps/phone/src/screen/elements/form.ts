/** `form`, and the fields that it sends by their names. */
import type { GeneralBehavior, GeneralComponent } from "glass-easel";
import { nodeOf } from "./dispatch.ts";
import { defineElement, type Field, fieldOf } from "./element.ts";

interface Form {
  submit(): void;
  reset(): void;
}

const forms = new WeakMap<Element, Form>();

export const form = defineElement({
  tag: "form",
  properties: { reportSubmit: false, reportSubmitTimeout: 0 },
  create(self) {
    forms.set(self.host, {
      submit: () => self.trigger("submit", { value: valuesIn(self.host), formId: "" }),
      reset() {
        for (const field of fieldsIn(self.host)) field.reset();
        self.trigger("reset", {});
      },
    });
    return {};
  },
});

/** Of the form that `within` stands in. */
export const submitForm = (within: Element): void => formAround(within)?.submit();
export const resetForm = (within: Element): void => formAround(within)?.reset();

function formAround(within: Element): Form | undefined {
  const host = within.closest("wx-form");
  return host ? forms.get(host) : undefined;
}

function valuesIn(host: Element): Record<string, unknown> {
  const named = fieldsIn(host).filter((field) => field.name() !== "");
  return Object.fromEntries(named.map((field) => [field.name(), field.value()]));
}

function fieldsIn(host: Element): Field[] {
  return [...host.querySelectorAll("*")].flatMap((element) => fieldOf(element) ?? customField(element) ?? []);
}

/** `wx://form-field`: a custom component whose properties `name` and `value` the form sends. */
let formField: GeneralBehavior | undefined;

export function setFormField(behavior: GeneralBehavior): void {
  formField = behavior;
}

function customField(element: Element): Field | undefined {
  const component = nodeOf(element) as GeneralComponent | undefined;
  const isField = formField && component?.getBackendElement() === (element as never);
  if (!isField || !component?.hasBehavior?.(formField as GeneralBehavior)) return undefined;
  return {
    name: () => String(component.data.name ?? ""),
    value: () => component.data.value,
    reset: () => component.setData({ value: "" }),
  };
}
