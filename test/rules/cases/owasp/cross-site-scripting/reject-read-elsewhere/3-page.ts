import { parameter } from './address.ts';
import { shown } from './shown.ts';

const greeting = document.getElementById('greeting')!;
greeting.innerHTML = parameter('name') ?? ''; // reject: owasp/cross-site-scripting likely
greeting.innerHTML = `<b>${shown()}</b>`; // reject: owasp/cross-site-scripting likely
