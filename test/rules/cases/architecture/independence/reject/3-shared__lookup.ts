import { find } from '../features/search/find.ts'; // reject: architecture/independence
export const lookup = (text: string): string => find(text);
