import express from 'express';
import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';

export function middleware(request: NextRequest): Response {
  const url = new URL(request.url);
  const next = url.searchParams.get('next') ?? '/';
  if (url.pathname === '/base') return NextResponse.redirect(new URL(next, request.url)); // reject: owasp/open-redirect
  if (url.pathname === '/whole') return NextResponse.redirect(request.nextUrl.searchParams.get('next') ?? '/'); // reject: owasp/open-redirect
  if (url.pathname === '/cut') return Response.redirect(request.url.split('next=')[1] ?? '/'); // reject: owasp/open-redirect
  if (url.pathname === '/hash') return Response.redirect(url.search.slice(1)); // reject: owasp/open-redirect
  return NextResponse.next();
}

const app = express();
app.get('/cut', (req, res) => {
  res.redirect(`https://www.example.com${req.url.slice(1)}`); // reject: owasp/open-redirect
});
app.get('/joined', (req, res) => {
  res.redirect(`https://www.example.com${String(req.query.at)}`); // reject: owasp/open-redirect
});
