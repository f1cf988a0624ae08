import puppeteer from 'puppeteer';

async function show(userInput) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(userInput);
}

await show('https://www.example.com');
