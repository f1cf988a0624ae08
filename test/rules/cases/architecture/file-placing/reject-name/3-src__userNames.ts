export const names = ['a']; // reject: architecture/file-placing
