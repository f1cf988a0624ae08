// reject: architecture/dependency-rule
import { cart } from '../features/cart/cart.js';
export const users = (): number => cart();
