import Type, { type Static } from "typebox";
import { Category } from "./mini-program.ts";
import { SubjectType } from "./organisation.ts";

export type CategoryEntry = Static<typeof CategoryEntry>;
export const CategoryEntry = Type.Object({
  category: Category,
  subject_types: Type.Array(SubjectType, { description: "who may ask for real names in it" }),
  usual_items: Type.Optional(
    Type.Array(Type.String(), {
      description: "what such business usually needs; whoever asks for more is told",
    }),
  ),
});

export type TreeDifference = Static<typeof TreeDifference>;
export const TreeDifference = Type.Object({
  added: Type.Array(CategoryEntry),
  changed: Type.Array(Type.Object({ before: CategoryEntry, after: CategoryEntry })),
  removed: Type.Array(CategoryEntry),
});

export const ComparedTree = Type.Object({
  ...TreeDifference.properties,
  before: Type.String({ description: "stands for the tree that there is" }),
});
