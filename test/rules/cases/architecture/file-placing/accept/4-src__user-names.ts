export const names = ['a'];
