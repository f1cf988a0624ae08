export const greetings = ['שלום עולם', 'مرحبا بالعالم', 'سلام‌خوبی', 'क्‍ष', 'สวัสดี​โลก'];
export const mixed = 'אבג ⁦user@example.com⁩ דהו';
export const emoji = ['👨‍👩‍👧', '❤️', '🏳️‍🌈', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '✋🏽'];
export const escaped = '\u200B\u202E';
export const korean = '한국어 각';
// naïve café — “quotes” … Ω ≈ ∑
export const plain = 'tab	here';
export const hyphenated = 'Donau­dampf­schiff';
export const braille = '⠃⠀⠁';
