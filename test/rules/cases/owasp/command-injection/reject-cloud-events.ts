import { execSync } from 'node:child_process';
import type { APIGatewayProxyEvent } from 'aws-lambda';

export const handler = async (event: APIGatewayProxyEvent) => {
  execSync(`whois ${event.queryStringParameters?.domain}`); // reject: owasp/command-injection
  return { statusCode: 204, body: '' };
};
