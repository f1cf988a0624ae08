export const OLD: Readonly<Record<string, string>>;
export const FILES: readonly { readonly path: string; readonly operation: 'create' | 'replace'; readonly text: string }[];
