export const listeners: (() => void)[] = [];
