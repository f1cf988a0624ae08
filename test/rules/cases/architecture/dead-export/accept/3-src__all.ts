export { upper } from './text.ts';
export { page } from './page.ts';
