/** `true` for two types that are the same, however they were made. */
export type Same<A, B> = Equal<Plain<A>, Plain<B>>;

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Plain<T> = T extends object ? { [Name in keyof T]: Plain<T[Name]> } : T;
