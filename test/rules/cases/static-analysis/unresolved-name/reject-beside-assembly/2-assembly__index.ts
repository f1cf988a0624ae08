export function first(at: usize): u8 {
  return loud<u8>(at); // reject: static-analysis/unresolved-name
}
