import { price } from '../../domain/price.js';
import { label } from './label.js';
export const cart = (): string => label(price(1));
