export interface Shape {
  readonly area: number;
}
export type Kind = 'round' | 'square';
export const { width, height } = { width: 1, height: 2 };
export enum Unit {
  Metre,
}
export default class Circle {}
