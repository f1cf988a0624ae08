export const token = process.env.GITHUB_TOKEN;
export const placeholder = 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
export const local = 'postgres://postgres:postgres@localhost:5432/app';
export const example = 'https://user:password@registry.example.com/path';
export const built = `postgres://${process.env.USER}:${process.env.PASSWORD}@db.shop-internal.io/app`;
export const header = '-----BEGIN RSA PRIVATE KEY-----';
export const key = { example: 'AKIAIOSFODNN7EXAMPLE', id: 'AKIA' };
// For example AKIAIOSFODNN7EXAMPLEs, or postgres://app:k3yb0ard@db.example.com/app
export const anonymous = 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJlLW9mLW5vYm9keQ';
export const sum = 'a' + 'b' + ['c', 'd'].join('');

export function grown(isFirst: boolean): string {
  let key = 'AKIAQ7RT';
  if (isFirst) key += 'WZ2ABCDEFGH7';
  return key;
}
