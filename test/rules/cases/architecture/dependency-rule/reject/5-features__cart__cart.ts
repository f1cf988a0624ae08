import { order } from '../../domain/order.js';
export const cart = (): number => order();
