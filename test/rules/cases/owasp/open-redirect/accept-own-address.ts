import express from 'express';
import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';

export function middleware(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  if (pathname === '/base') return NextResponse.redirect(new URL('/done', request.url));
  if (pathname === '/origin') return NextResponse.redirect(new URL('/login', request.nextUrl.origin));
  if (pathname === '/same') return NextResponse.redirect(request.nextUrl);
  if (pathname === '/clone') {
    const login = request.nextUrl.clone();
    login.pathname = '/login';
    login.searchParams.set('from', pathname);
    return NextResponse.redirect(login);
  }
  const url = new URL(request.url);
  url.protocol = 'https:';
  if (pathname === '/secure') return Response.redirect(url.toString());
  return NextResponse.redirect(`${url.origin}/login?from=${encodeURIComponent(pathname)}`);
}

export async function GET(request: Request): Promise<Response> {
  const answer = await fetch(new URL('/api/items', request.url));
  return Response.json(await answer.json());
}

const app = express();
app.use((req, res, next) => {
  if (req.secure) next();
  else res.redirect(`https://${req.headers.host}${req.url}`);
});
app.get('/old', (req, res) => {
  res.redirect(`https://www.example.com${req.originalUrl}`);
});
