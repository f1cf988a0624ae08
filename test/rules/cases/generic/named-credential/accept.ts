export const dbPassword = process.env['DB_PASSWORD'];
export const settings = { apiKey: 'your-api-key-here', passwordHint: 'at-least-8-characters', tokenType: 'Bearer' };
export const headers = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });
export const secretName = 'projects/shop/secrets/database-1';
export const password = 'password123';
export const csrfToken = 'x-csrf-token';
export const contentHash = '9f86d081884c7d659a2feaa0c55ad015';
