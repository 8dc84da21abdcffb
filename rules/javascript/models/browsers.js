const puppeteer = require('puppeteer');
const { chromium } = require('playwright');

class Book {
  goto(page) {
    this.page = page;
  }
}

async function orders(req, page) {
  const { address } = req.query;
  const first = await (await puppeteer.launch()).newPage();
  // ruleid: javascript-ssrf
  await first.goto(address);
  const context = await (await chromium.launch()).newContext();
  const second = await context.newPage();
  // ruleid: javascript-ssrf
  await second.setContent(address);
  // ruleid: javascript-ssrf
  await page.goto(address);
  // ok: javascript-ssrf
  await first.type('#order', address);
  // ok: javascript-ssrf
  await second.goto('https://orders.example');
  // ok: javascript-ssrf
  new Book().goto(address);
}
