interface Order {
  readonly id: string;
  readonly total: number;
}

export function label(order: Order): string {
  return later(order).toUpperCase();
}

export function sum(orders: readonly Order[]): number {
  return orders.map((order) => weight(order) * order.total).reduce((total, each) => total + each, 0);
}

function later(order: Order): string {
  return order.id + order.note;
}

function weight(order: Order): number {
  return order.id.length;
}

interface Order {
  readonly note: string;
}

export function find(id: string): Order | undefined;
export function find(id: number): Order;
export function find(id: string | number): Order | undefined {
  return typeof id === 'string' ? undefined : { id: String(id), total: 0, note: '' };
}

interface Event {
  readonly at: number;
}

export const happened: Event = { at: 1 };
