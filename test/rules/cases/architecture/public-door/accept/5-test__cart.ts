import { price } from '../features/cart/price.ts';
export const seen = price(3);
