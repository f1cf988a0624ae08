import { find } from './find.ts';
export const page = (text: string): string => find(text);
