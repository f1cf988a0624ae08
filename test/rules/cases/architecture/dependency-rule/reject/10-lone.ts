export const lone = 1; // reject: architecture/dependency-rule
