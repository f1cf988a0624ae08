import { EventEmitter } from 'node:events';

const bus = new EventEmitter();

export class Widget {
  readonly #bound = this.onClick.bind(this);

  constructor(private readonly element: HTMLElement) {}

  open(): void {
    this.element.addEventListener('click', this.#bound, { passive: true });
    this.element.addEventListener('scroll', this.onScroll, true);
    const change = (): void => this.onClick();
    bus.on('change', change);
    bus.once('end', () => bus.off('change', change));
  }

  close(options: AddEventListenerOptions): void {
    this.element.removeEventListener('click', this.#bound);
    this.element.removeEventListener('scroll', this.onScroll, { capture: true });
    this.element.removeEventListener('wheel', this.onScroll, options);
  }

  private onClick(): void {}
  private readonly onScroll = (): void => {};
}

interface Light {
  off(room: string, done: () => void): void;
  removeListener(id: string, done: (error: Error) => void): void;
}

export function dark(light: Light): void {
  light.off('kitchen', () => console.log('dark'));
  light.removeListener('1', (error) => console.log(error));
}
