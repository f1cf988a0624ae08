import { name, page, text, title } from './address.ts';

const greeting = document.getElementById('greeting')!;
greeting.innerHTML = `<b>${page()}</b>`;
greeting.innerHTML = `<b>${name()} ${title()}</b>`;
greeting.textContent = text();
