import { lookup } from '../../shared/lookup.ts'; // reject: architecture/independence
export const list = (text: string): string => lookup(text);
