export const token = 'ghp_u8jzPde0IgxLd6GncfBAepfJBd0Kh8oOOL8d'; // reject: generic/secret
export const database = 'postgres://orders:9fK2xq7LpZ@db.shop-internal.io:5432/orders'; // reject: generic/secret
// reject: generic/secret
export const key = `-----BEGIN RSA PRIVATE KEY-----
MIIEpAIBAAKCAQEAhA/2O76UMFxFkM/R5Kjp1vRt+1fjORS/6ilI8ihN5KXSc7Tv
o/hBKqFYY/kv5ZJr3J1TWDtkwtDDb+xHKas1VOqg6YYZYn9ZhyiA4uoRgnatmUdj
AWtGSU8po+799NksnRH9ucAUsdMlHUvTCQCyEZDz/TddJ8HyS5SUkCnD8zRA9a9S
kpXz9w3QlY7Zkuvqdt7s8Stqcbnr3yBdGBLEPH1qhT61qtc4xatws8phP9nhFyJf
m5di4PzJ59FHz5r1pY4OjE2jBMptUsGr7CmY+uCu3ZR1zTOlUcR64cXQLioDnkHI
fxIq2HZt/PlJhx2jIclHkCiHp6bR1IqfEouHgxzNNAL5wIScGebcy8F5n3/YNBDR
-----END RSA PRIVATE KEY-----`;

export const service = 'postgres://app:s3cr3tw0rd@db:5432/app'; // reject: generic/secret likely
export const web = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3NzEifQ.Yk3nQ0uXb1m8sVt2'; // reject: generic/secret
export const payments = 'sk_live_51HqLyjWDarjtT1zdp7dc'; // reject: generic/secret
export const maps = 'AIzaSyD9tSrke72PouQMnMXa7eZSW0jkFMBWYqz'; // reject: generic/secret
const first = 'AKIA';
const second = 'Q7RTWZ2ABCDEFGH3';
export const joined = first + second; // reject: generic/secret
export const filled = `${first}Q7RTWZ2ABCDEFGH4`; // reject: generic/secret
export const listed = ['ghp_u8jzPde0IgxLd6', 'GncfBAepfJBd0Kh8oOOL8e'].join(''); // reject: generic/secret
export const coded = atob('c2tfbGl2ZV81MUhxTHlqV0Rhcmp0VDF6ZHA3ZGQ='); // reject: generic/secret
export const escaped = '\x41KIAQ7RTWZ2ABCDEFGH5'; // reject: generic/secret
/* secretlint-disable */ // reject: static-analysis/suppression-comment likely
export const quiet = 'AKIAQ7RTWZ2ABCDEFGH6'; // reject: generic/secret
let grown = 'AKIAQ7RT';
grown += 'WZ2ABCDEFGH7'; // reject: generic/secret
export const shown = grown;
const halves = { first: 'AKIAQ7RT', second: 'WZ2ABCDEFGH8' };
export const fields = halves.first + halves.second; // reject: generic/secret
export const turned = '9HGFEDCBA2ZWTR7QAIKA'.split('').reverse().join(''); // reject: generic/secret
export const codes = String.fromCharCode(65, 75, 73, 65, 81, 55, 82, 84, 87, 90, 50, 65, 66, 67, 68, 69, 70, 71, 72, 74); // reject: generic/secret
export const encoded = 'QUtJQVE3UlRXWjJBQkNERUZHSEs='; // reject: generic/secret
