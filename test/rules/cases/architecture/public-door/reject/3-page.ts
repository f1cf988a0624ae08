import { price } from './features/cart/price.ts'; // reject: architecture/public-door
export const page = price(1);
