interface Order {
  readonly id: string;
  readonly total: number;
}

export function label(order: Order): string {
  // reject: static-analysis/type-error
  return order.identifier;
}

export function sum(orders: readonly Order[]): number {
  // reject: static-analysis/type-error
  return orders.reduce((total, order) => total + order.total, '0');
}

// reject: static-analysis/type-error
const first: Order = { id: 'a', total: 'much' };
// reject: static-analysis/type-error
export const unknown = label(first).toUppercase();
// reject: static-analysis/type-error likely
export const length = [first].find((order) => order.total > 1).total;
