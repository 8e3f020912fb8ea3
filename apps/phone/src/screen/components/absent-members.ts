/** What pages and components of the original have and these do not: it can be called, and says that it is not supported. */
import { component } from "glass-easel-miniprogram-adapter";
import { type NoteLevel, type NoteText, unsupported } from "../problems/note.ts";
import { absent } from "../wx/absent.ts";

/** The last argument of some is called when an animation is over: at once. */
const FUNCTIONS = [
  ...["animate", "clearAnimation", "applyAnimatedStyle", "clearAnimatedStyle", "getAppBar"],
  ...["setInitialRenderingCache", "setPassiveEvent", "getPassiveEvent", "setUpdatePerformanceListener"],
];
const OBJECTS = ["router", "pageRouter"];

export function nameAbsentMembers(note: (level: NoteLevel, text: NoteText) => void): void {
  const warn = (text: NoteText) => note("warn", text);
  const functions = FUNCTIONS.map((name) => [
    name,
    (...given: unknown[]) => {
      warn(unsupported(`this.${name}`));
      const callback = given.at(-1);
      if (typeof callback === "function") setTimeout(() => callback());
      return null;
    },
  ]);
  const objects = OBJECTS.map((name) => [name, absent(`this.${name}`, warn)]);
  Object.assign(component.ComponentCaller.prototype, Object.fromEntries([...functions, ...objects]));
}
