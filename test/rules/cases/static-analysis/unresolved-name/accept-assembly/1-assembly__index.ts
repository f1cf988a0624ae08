export function first(at: usize, length: i32): u8 {
  const size = i32(length);
  return size > 0 ? load<u8>(at) : u8(0);
}
