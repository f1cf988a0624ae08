export const version = buildVersion;
