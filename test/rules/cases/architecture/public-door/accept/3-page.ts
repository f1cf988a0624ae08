import { price } from './features/cart/index.ts';
export const page = price(1);
