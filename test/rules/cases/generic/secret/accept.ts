export const token = process.env.GITHUB_TOKEN;
export const placeholder = 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
export const local = 'postgres://postgres:postgres@localhost:5432/app';
export const service = 'postgres://app:s3cretpassword@db:5432/app';
export const example = 'https://user:password@registry.example.com/path';
export const built = `postgres://${process.env.USER}:${process.env.PASSWORD}@db.shop-internal.io/app`;
export const header = '-----BEGIN RSA PRIVATE KEY-----';
