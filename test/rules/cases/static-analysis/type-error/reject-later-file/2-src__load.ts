export function load(): { readonly name: string }[] {
  return [];
}
