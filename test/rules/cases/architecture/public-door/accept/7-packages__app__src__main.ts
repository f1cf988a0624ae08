export { button } from '../../ui/src/public/button.ts';
