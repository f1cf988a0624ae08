export const users = (): readonly string[] => []; // reject: architecture/file-placing
