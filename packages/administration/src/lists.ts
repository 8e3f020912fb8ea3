/** Operations that only show what there is: registers, queues, counts, charts and exports. Nothing is decided by their answers. */
const LISTS =
  /^(?:[a-z]+\.(?:list|list_[a-z]+|count)|usage\.(?:show|export)|audit\.(?:search|export)|breaches\.report|compliance\.export|(?:processing|recipients)\.export|figures\.show|staff\.overview)$/;

export const isList = (operation: string): boolean => LISTS.test(operation);
