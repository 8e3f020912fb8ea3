/**
 * The elements that a mini program finds in every phone: view, text, button, …
 *
 * The screen makes its backend with `new ScreenBackend(area)` (it names the DOM's elements `wx-…` and turns a user's input into
 * taps and touches), imports `elements.css`, and registers the elements before any page is created.
 */
import { ComponentSpace } from "glass-easel";
import type { CodeSpace } from "glass-easel-miniprogram-adapter";
import { button } from "./button.ts";
import { checkbox, checkboxGroup, radio, radioGroup } from "./choices.ts";
import type { ElementContext } from "./context.ts";
import type { ElementDefinition, Properties } from "./element.ts";
import { form, setFormField } from "./form.ts";
import { icon } from "./icon.ts";
import { coverImage, image } from "./image.ts";
import { input } from "./input.ts";
import { label } from "./label.ts";
import { navigatorElement } from "./navigator.ts";
import { picker } from "./picker.ts";
import { pickerView, pickerViewColumn } from "./picker-view.ts";
import { drawPlainElements } from "./plain.ts";
import { progress } from "./progress.ts";
import { registerElement } from "./register.ts";
import { richText } from "./rich-text.ts";
import { rootPortal } from "./root-portal.ts";
import { scrollView } from "./scroll-view.ts";
import { slider } from "./slider.ts";
import { swiper, swiperItem } from "./swiper.ts";
import { switchElement } from "./switch.ts";
import { text } from "./text.ts";
import { textarea } from "./textarea.ts";
import { coverView, view } from "./view.ts";

export { ScreenBackend } from "./backend.ts";

const ELEMENTS = [
  ...[view, coverView, text, image, coverImage, icon, progress, richText, rootPortal],
  ...[scrollView, swiper, swiperItem, navigatorElement],
  ...[button, form, label, input, textarea, checkbox, checkboxGroup, radio, radioGroup, switchElement],
  ...[slider, picker, pickerView, pickerViewColumn],
] as unknown as readonly ElementDefinition<Properties>[];

/**
 * Makes every built-in element known to the templates of `space` by its tag, unless a component's `usingComponents` say
 * otherwise; and the behaviours `wx://form-field`, … to its components.
 */
export function registerElements(space: CodeSpace, context: ElementContext): void {
  const elements = new ComponentSpace();
  const program = space.getComponentSpace();
  for (const definition of ELEMENTS) {
    program.setGlobalUsingComponent(definition.tag, registerElement(elements, definition, context));
  }
  defineBehaviors(elements);
  drawPlainElements();
  program.importSpace("wx://", elements, true);
}

/** What npm packages name in `behaviors`. */
function defineBehaviors(elements: ComponentSpace): void {
  const field = elements
    .define("form-field")
    .property("name", String)
    .property("value", null)
    .registerBehavior();
  setFormField(field as never);
  for (const name of ["form-field-group", "form-field-button", "component-export"]) {
    elements.define(name).registerBehavior();
  }
}
