/** The table of routes names components, which no server ever loads. */
declare module "*.vue" {
  const component: import("vue").Component;
  export default component;
}
