export const naïve = 'café';
export const отчёт = 'Отчёт за месяц';
export const getДанные = (): string => отчёт;
export const Δt = 0.1;
export const αMax = 3;
export const π = Math.PI;
export const она = 'сор';
export const greeting = 'Hello, сосед and friends';
export const rows = ['中文', '日本語', '한국어'];
