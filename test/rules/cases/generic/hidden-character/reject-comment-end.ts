/* first// second */ export const hidden = 1; // reject: generic/hidden-character
