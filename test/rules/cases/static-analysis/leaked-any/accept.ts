interface Settings {
  readonly name: string;
}

export const settingsOf = (text: string): unknown => JSON.parse(text);
export function parsed(text: string, check: (value: unknown) => Settings): Settings {
  const value: unknown = JSON.parse(text);
  return check(value);
}
const inner = (text: string) => JSON.parse(text);
export const nameOf = (text: string): string => String(inner(text).name);
export async function user(): Promise<Settings> {
  const response = await fetch('/user');
  return (await response.json()) as Settings;
}
