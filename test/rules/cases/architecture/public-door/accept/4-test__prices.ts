import { price } from '../features/cart/price.ts';
export const shown = price(2);
