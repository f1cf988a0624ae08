import puppeteer from 'puppeteer';

async function show(userInput) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  // reject: owasp/server-side-request-forgery likely
  await page.goto(userInput);
}

show.name.trim();
