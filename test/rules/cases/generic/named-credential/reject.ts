export const dbPassword = 'Tr0ub4dor&3xKq9'; // reject: generic/named-credential likely
export const settings = { apiKey: 'f1Nzl7TqcYKwi4Bn9VHtfMyk', name: 'shop' }; // reject: generic/named-credential likely
export const headers = { Authorization: 'Bearer f1Nzl7TqcYKwi4Bn9VHtfMyk6SEq' }; // reject: generic/named-credential likely
export const SIGNING_KEY: string = '9f86d081884c7d659a2feaa0c55ad015'; // reject: generic/named-credential likely
