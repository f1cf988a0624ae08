export function later(): void {}
