export const FILES: Readonly<Record<string, string>>;
export const EDITED: string;
export const FINAL: Readonly<Record<string, string>>;
