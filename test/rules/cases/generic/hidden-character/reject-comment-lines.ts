// first// second, a comment as well // reject: generic/hidden-character likely
export const shown = 1;
