export interface Options {
  readonly wide: boolean;
}
export const trim = (text: string, options?: Options): string => (options?.wide === true ? text : text.trim());
export const upper = (text: string): string => text.toUpperCase();
