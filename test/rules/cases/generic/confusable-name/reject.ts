// reject: generic/confusable-name likely
export function sаve(): void {
  // reject: generic/confusable-name likely
  const сору = 1;
  const copy = 2;
  // reject: generic/confusable-name likely
  console.log(сору + copy);
}

// reject: generic/confusable-name likely
export const address = 'https://аpple.shop/login';
// reject: generic/confusable-name likely
export const isAdmin = (role: string): boolean => role === 'admіn';
// reject: generic/confusable-name likely
export const environmentǃ = 'production';
// reject: generic/confusable-name likely
export const ｅval = (text: string): string => text;

export const 𝐚𝐝𝐦𝐢𝐧 = 1; // reject: generic/confusable-name likely
