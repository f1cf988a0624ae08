export const token = 'ghp_u8jzPde0IgxLd6GncfBAepfJBd0Kh8oOOL8d'; // reject: generic/secret
export const database = 'postgres://orders:9fK2xq7LpZ@db.shop-internal.io:5432/orders'; // reject: generic/secret likely
// reject: generic/secret
export const key = `-----BEGIN RSA PRIVATE KEY-----
MIIEpAIBAAKCAQEAhA/2O76UMFxFkM/R5Kjp1vRt+1fjORS/6ilI8ihN5KXSc7Tv
o/hBKqFYY/kv5ZJr3J1TWDtkwtDDb+xHKas1VOqg6YYZYn9ZhyiA4uoRgnatmUdj
AWtGSU8po+799NksnRH9ucAUsdMlHUvTCQCyEZDz/TddJ8HyS5SUkCnD8zRA9a9S
kpXz9w3QlY7Zkuvqdt7s8Stqcbnr3yBdGBLEPH1qhT61qtc4xatws8phP9nhFyJf
m5di4PzJ59FHz5r1pY4OjE2jBMptUsGr7CmY+uCu3ZR1zTOlUcR64cXQLioDnkHI
fxIq2HZt/PlJhx2jIclHkCiHp6bR1IqfEouHgxzNNAL5wIScGebcy8F5n3/YNBDR
-----END RSA PRIVATE KEY-----`;
