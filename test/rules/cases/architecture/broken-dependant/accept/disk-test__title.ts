import { title } from '../src/title.ts';
export const seen = title('x');
