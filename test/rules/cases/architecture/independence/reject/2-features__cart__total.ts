// reject: architecture/independence
import { find } from '../search/find.ts';
export const total = (text: string): number => find(text).length;
