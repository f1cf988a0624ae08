// first/* a */ export const hidden = 1; /* b */ // reject: generic/hidden-character
