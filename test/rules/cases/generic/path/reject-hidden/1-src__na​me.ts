export const one = 1; // reject: generic/path
