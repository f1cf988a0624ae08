export const seen = 'list';
