export class Shelf {
  private readonly name = 'shelf';
  label(): string {
    return this.name;
  }
  sorted<T>(rows: readonly T[], nameOf: (row: T) => string): Map<string, T[]> { // reject: architecture/reinvented-helper
    const shelves = new Map<string, T[]>();
    for (const row of rows) {
      const name = nameOf(row);
      const own = shelves.get(name) ?? [];
      own.push(row);
      shelves.set(name, own);
    }
    return shelves;
  }
}
