import { EventEmitter } from 'node:events';

const bus = new EventEmitter();

export class Widget {
  constructor(private readonly element: HTMLElement) {}

  open(): void {
    this.element.addEventListener('click', this.onClick.bind(this));
    this.element.addEventListener('scroll', this.onScroll, true);
    bus.on('change', () => this.onClick());
  }

  close(): void {
    this.element.removeEventListener('click', this.onClick.bind(this)); // reject: memory-leak/removed-handler-never-added
    this.element.removeEventListener('scroll', this.onScroll); // reject: memory-leak/removed-handler-never-added
    bus.off('change', () => this.onClick()); // reject: memory-leak/removed-handler-never-added
    const handler = (): void => this.onClick();
    this.element.removeEventListener('keydown', handler); // reject: memory-leak/removed-handler-never-added
  }

  private onClick(): void {}
  private readonly onScroll = (): void => {};
}

export function watch(query: MediaQueryList): () => void {
  query.addListener(() => {});
  return () => query.removeListener(() => {}); // reject: memory-leak/removed-handler-never-added
}
