import { title } from './title.ts';
export const page = (text: string): string => title(text);
