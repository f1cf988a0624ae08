// reject: static-analysis/leaked-any likely
export const settingsOf = (text: string) => JSON.parse(text);

export async function user(id: string): Promise<any> {
  const response = await fetch(`/users/${encodeURIComponent(id)}`);
  // reject: static-analysis/leaked-any likely
  return await response.json();
}
