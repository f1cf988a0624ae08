export const build = (id: string): string => `SELECT * FROM t WHERE id = ${id}`;
