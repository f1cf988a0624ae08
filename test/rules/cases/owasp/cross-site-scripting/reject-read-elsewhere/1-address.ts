export const parameter = (name: string): string | null => new URLSearchParams(location.search).get(name);
