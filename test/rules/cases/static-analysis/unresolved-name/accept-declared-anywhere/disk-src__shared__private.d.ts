declare const buildVersion: string;
