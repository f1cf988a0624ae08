export const users = (): readonly string[] => [];
