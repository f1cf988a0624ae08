import { page } from './features/search/page.ts';
import { total } from './features/cart/total.ts';
export const app = { page, total };
