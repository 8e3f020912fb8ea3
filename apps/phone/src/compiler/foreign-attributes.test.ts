import { expect, it } from "vitest";
import { problemsOf } from "./testing/mini-program.ts";

const told = (name: string, meant: string) =>
  `warning pages/home.wxml:1:1 <view>: ${name} does nothing in a mini program; did you mean ${meant}?`;
const dot = { "dot.json": { component: true }, "dot.js": "Component({});", "dot.wxml": "·" };

it.each([
  ["v-if", "wx:if"],
  ["v-else-if", "wx:elif"],
  ["v-for", "wx:for"],
  ["v-show", "hidden"],
  ["v-model", "model:value"],
  [":class", 'class="{{…}}"'],
  [":key", "wx:key"],
  ["v-bind:id", 'id="{{…}}"'],
  ["@tap", "bindtap"],
  ["@click", "bindtap"],
  ["@click.stop", "catchtap"],
  ["v-on:input", "bindinput"],
  ["wx-if", "wx:if"],
  ["wx:elseif", "wx:elif"],
  ["wx:fi", "wx:if"],
  ["a:if", "wx:if"],
  ["a:for", "wx:for"],
  ["s-if", "wx:if"],
  ["tt:for", "wx:for"],
  ["qq:key", "wx:key"],
  ["bintap", "bindtap"],
  ["cathctap", "catchtap"],
  ["bindTap", "bindtap"],
  ["bindclick", "bindtap"],
  ["bind-tap", "bindtap"],
  ["catch-tap", "catchtap"],
  ["catchTap", "catchtap"],
  ["onclick", "bindtap"],
  ["onTap", "bindtap"],
  ["onInput", "bindinput"],
  ["className", "class"],
])("%s is told of once, with what was meant", async (name, meant) => {
  expect(await problemsOf({ "pages/home.wxml": `<view ${name}="{{a}}"/>` })).toEqual([told(name, meant)]);
});

const RIGHT = [
  'bindtap="a" bind:tap="a" capture-bind:tap="a" mut-bind:tap="a" catch:touchmove="a" bindtouchforcechange="a"',
  'wx:if="{{a}}" wx:for="{{b}}" wx:for-item="c" wx:for-index="d" wx:key="*this" class="a" style="b" hidden',
  'data-if="1" id="c" model:value="{{a}}" mark:x="1" aria-role="button" animation="{{a}}" bindanimationend="a"',
  'bindgetRealnameAuthInfo="a" bindopensetting="a" bindchooseavatar="a" change:prop="{{m.f}}" bounces',
];

it.each(RIGHT)("nothing is said of %s", async (attributes) => {
  expect(await problemsOf({ "pages/home.wxml": `<view ${attributes}/>` })).toEqual([]);
});

it("nothing is said of the properties and events of a component, which may have any name", async () => {
  const files = {
    "pages/home.json": { usingComponents: { "my-dot": "/dot" } },
    "pages/home.wxml": '<my-dot onClick="a" bindTap="a" bindclick="a" bin="1"/>',
    ...dot,
  };
  expect(await problemsOf(files)).toEqual([]);
});

it("a template that is not there is told of, with what was meant, and one that is, is not", async () => {
  const files = {
    "pages/home.wxml":
      '<import src="part"/><template name="own"/>\n<template is="crad"/>\n<template is="own"/><template is="card"/><template is="{{a}}"/>',
    "pages/part.wxml": '<template name="card"><view/></template>',
  };
  expect(await problemsOf(files)).toEqual([
    'warning pages/home.wxml:2:1 <template is="crad">: no template has this name, here or in what is imported: nothing is drawn; did you mean card?',
  ]);
});

it("an entry page that is none of the pages is told of", async () => {
  expect(
    await problemsOf({ "app.json": '{ "pages": ["pages/home"],\n"entryPagePath": "pages/hme" }' }),
  ).toEqual([
    'warning app.json:2:1 "entryPagePath": pages/hme is not one of "pages": the first page opens; did you mean pages/home?',
  ]);
});
