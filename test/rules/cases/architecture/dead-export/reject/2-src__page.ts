import { trim } from './text.ts';
export const page = (text: string): string => trim(text);
