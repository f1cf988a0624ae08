import type { page } from '../../../page.ts';
// reject: architecture/public-door
export { button } from '../../ui/src/parts/button.ts';
export type Page = typeof page;
