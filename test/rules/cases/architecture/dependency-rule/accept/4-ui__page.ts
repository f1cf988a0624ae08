import { cart } from '../features/cart/cart.js';
export const page = (): string => cart();
