export const one = 1; // reject: generic/path likely

export const two = 2;
