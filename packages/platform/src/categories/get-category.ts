import { type Category, listCategories } from "@shiming/core";
import { type CategoriesAnswer, endpoints, query as names, SUCCESS } from "@shiming/wire";
import { CategoriesAnswer as CategoriesAnswerSchema, ErrorAnswer } from "@shiming/wire/schemas";
import Type from "typebox";
import type { ContractEndpoint } from "../contract/endpoint.ts";
import { accessTokenOf } from "../contract/query.ts";
import type { Deps } from "../deps.ts";

/** `GET /wxa/get_category` (contract §4). */
export function getCategoryEndpoint(deps: Deps): ContractEndpoint {
  return {
    ...endpoints.categories,
    schema: {
      summary: "The categories of the mini program itself",
      tags: ["categories"],
      querystring: Type.Object({ [names.accessToken]: Type.String() }),
      response: { 200: Type.Union([CategoriesAnswerSchema, ErrorAnswer]) },
    },
    async answer(call) {
      const accessToken = accessTokenOf(call.query);
      const categories = await listCategories(accessToken, deps, deps.clock());
      return createCategoriesResponse(categories);
    },
  };
}

function createCategoriesResponse(categories: readonly Category[]): CategoriesAnswer {
  return { ...SUCCESS, category_list: categories.map(createCategory) };
}

function createCategory({ first, second, third }: Category): CategoriesAnswer["category_list"][number] {
  return {
    first_class: first.name,
    second_class: second.name,
    ...(third && { third_class: third.name }),
    first_id: first.id,
    second_id: second.id,
    ...(third && { third_id: third.id }),
  };
}
