// What the browser tests share: one Chromium, a signed-in page for each person, a screenshot and an accessibility check
// for each page that the job passes through.
import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Background requests would only be refused by a machine without a network.
const launchOptions = {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
};

export const base = process.env.MICROCRED_URL;
export const kind = process.env.MICROCRED_HOST;
const shots = process.env.MICROCRED_SHOTS;

let browser;

export async function open() {
    browser = await chromium.launch(launchOptions);
}

export async function close() {
    await browser?.close();
}

/** A fresh context without anybody signed in. */
export async function visitor(options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(60000);
    // Our own scripts must never fail; what the host or the browser says in passing is not ours to judge.
    page.scriptErrors = [];
    page.on('pageerror', (error) => {
        // Bootstrap in the host's theme, where a button with a tooltip has the focus while a narrow window hides it.
        if (!String(error).includes('Please use show on visible elements')) {
            page.scriptErrors.push(String(error));
        }
    });
    return page;
}

/**
 * A page with this person signed in, where signing in leads. Everybody in the seeded programme has the same password. The form
 * is sent without its page: signing in is not what is tested here, and Moodle's own page loses a click while its scripts load.
 */
export async function signedIn(username, options = {}) {
    const page = await visitor(options);
    const { request } = page.context();
    const address = `${base}/login/index.php`;
    const form = { username, password: process.env.MICROCRED_PASSWORD || 'Demo-12345' };
    const asked = await request.get(address, { timeout: 120000 });
    const token = (await asked.text()).match(/name="logintoken" value="([^"]+)"/);
    const landed = await request.post(address, { form: token ? { ...form, logintoken: token[1] } : form, timeout: 120000 });
    if (new URL(landed.url()).pathname.includes('/login/')) {
        throw new Error(`${username} could not sign in: ${landed.status()} at ${landed.url()}`);
    }
    await page.goto(landed.url());
    return page;
}

/** Takes a screenshot under a name, where a folder for them was given. */
export async function shot(page, name) {
    if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: path.join(shots, `${kind}-${name}.png`), fullPage: true });
    }
}

/**
 * The serious and critical violations that axe-core finds in the plugin's part of the page, one line each. On Moodle the
 * theme's own frame and the host's text editor are left out: they are not ours to mend.
 */
export async function violations(page) {
    await page.evaluate(axeSource);
    const found = await page.evaluate(async () => {
        const scope = document.querySelector('#region-main') || document.querySelector('main') || document.body;
        const result = await window.axe.run({ include: [scope], exclude: [['.tox']] }, { resultTypes: ['violations'] });
        return result.violations
            .filter((violation) => ['serious', 'critical'].includes(violation.impact))
            .map((violation) => `${violation.id}: ${violation.help} at ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
    });
    return found;
}

/** True where nothing on the page is wider than the window. */
export async function fitsWidth(page) {
    return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1);
}
