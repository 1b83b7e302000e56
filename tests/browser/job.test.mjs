// The whole job in a browser, on a seeded site of either host: a candidate applies and hands in evidence, reviewers score
// it, a manager releases the decision, cron signs the badge, and somebody without an account checks it.
import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { writeFileSync, readFileSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { base, close, fitsWidth, open, shot, signedIn, violations, visitor } from './harness.mjs';
import { word } from './words.mjs';

const seeded = JSON.parse(readFileSync(process.env.MICROCRED_SEED, 'utf8'));
const plugin = `${base}/mod/microcred`;
const home = `${plugin}/view.php?id=${seeded.cmid}`;
const folder = mkdtempSync(path.join(os.tmpdir(), 'microcred-'));
const people = {};
let submission, credential, badge;

before(open);
after(close);

/** A step of the job; where one before it failed, the rest could only say the same again. */
let broken = false;
function step(name, work) {
    test(name, async (context) => {
        if (broken) {
            context.skip('an earlier step failed');
            return;
        }
        broken = true;
        await work();
        broken = false;
    });
}

/**
 * What every page of the job must be: free of violations, no wider than a phone, without script errors. What is wrong is
 * kept for the last test, so that one page does not hide the rest of the job.
 */
const findings = [];
async function inspect(page, name) {
    await shot(page, name);
    findings.push(...(await violations(page)).map((found) => `${name}: ${found}`));
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 700 });
    if (!await fitsWidth(page)) {
        findings.push(`${name}: wider than 320 px`);
    }
    await shot(page, `${name}-narrow`);
    await page.setViewportSize(size);
    findings.push(...page.scriptErrors.splice(0).map((error) => `${name}: ${error}`));
}

async function post(page, action) {
    await Promise.all([page.waitForEvent('load'), page.locator(action).first().click()]);
}

/** Opens what is folded. Tried again while it stays closed: on a busy machine a key was lost just after the window changed its width. */
async function unfold(details, act) {
    const open = details.and(details.page().locator('[open]'));
    for (let tries = 3; tries > 0 && await open.count() === 0; tries--) {
        await act(details.locator('> summary'));
        await open.waitFor({ state: 'attached', timeout: 3000 }).catch(() => {});
    }
    assert.equal(await open.count(), 1, 'it unfolds');
}

async function cron() {
    execSync(process.env.MICROCRED_CRON, { stdio: 'pipe' });
}

step('a candidate sees the requirements and the rubric, and applies', async () => {
    const page = people.noor = await signedIn('noor');
    await page.goto(home);
    const text = await page.innerText('#region-main, main');
    for (const expected of ['The assessment', 'Student work', 'Learning goals', 'Use of evidence', 'Exemplary']) {
        assert.ok(text.includes(expected), `the page says ${expected}`);
    }
    await inspect(page, 'candidate-before');
    await post(page, 'form:has(input[name=do][value=apply]) button');
    assert.match(await page.innerText('#region-main, main'), new RegExp(word('done_apply').slice(0, 12)));
});

step('a manager sees who waits, and accepts', async () => {
    const page = people.dana = await signedIn('dana');
    await page.goto(`${plugin}/candidates.php?id=${seeded.cmid}`);
    assert.match(await page.innerText('#region-main, main'), /Noor Castellano/);
    await inspect(page, 'candidates');
    const row = page.locator('tr', { hasText: 'Noor Castellano' });
    await Promise.all([page.waitForEvent('load'), row.locator('button[name=accept]').click()]);
});

step('the candidate adds a file, links and texts, and hands them in', async () => {
    const page = people.noor;
    const file = path.join(folder, 'Noor Castellano - bridge.txt');
    writeFileSync(file, 'The task as students received it.');
    const items = [
        ['r1', 'file', 'Task sheet'],
        ['r2', 'link', 'Proposal of Student A'],
        ['r2', 'text', 'Proposal of Student B'],
        ['r3', 'text', 'How it ran'],
        ['r4', 'text', 'What I changed'],
    ];
    for (const [requirement, kind, title] of items) {
        await page.goto(home);
        await post(page, `a[href*="requirement=${requirement}&kind=${kind}"]`);
        await page.fill('input[name=title]', title);
        if (kind === 'file') {
            await attach(page, file);
        } else {
            await page.fill('[name=content]', kind === 'link' ? 'https://example.org/proposal' : 'Nine of twenty-six named a load.');
        }
        if (title === 'Task sheet') {
            await inspect(page, 'evidence-form');
        }
        await post(page, '[name=submitbutton]');
    }
    await page.goto(home);
    await post(page, 'a[href*="reflection.php"], a[href*="reflection=1"]');
    await page.fill('textarea[name=text]', 'The second drafts were half as long.');
    await post(page, '[name=submitbutton]');
    await page.goto(home);
    await inspect(page, 'candidate-draft');
    await post(page, 'a[href*="do=submit"]');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: word('do_submit') }).click()]);
    await inspect(page, 'candidate-handed-in');
});

/** Puts a file into Moodle's file manager, or into the plain field that stands for it elsewhere. */
async function attach(page, file) {
    const plain = page.locator('input[type=file]:visible');
    if (await plain.count()) {
        await plain.first().setInputFiles(file);
        return;
    }
    await page.locator('.filemanager .fp-btn-add a, .filemanager .dndupload-message').first().click();
    const picker = page.locator('.file-picker:visible');
    await picker.waitFor();
    await picker.getByText('Upload a file', { exact: true }).first().click();
    await picker.locator('input[name=repo_upload_file]').setInputFiles(file);
    await picker.locator('.fp-upload-btn').click();
    await page.locator('.filemanager .fp-file, .filemanager .fp-filename').filter({ hasText: 'bridge' }).first().waitFor();
}

/** Chooses a file in Moodle's file picker, or in the plain field that stands for it elsewhere. */
async function pick(page, file) {
    const plain = page.locator('input[type=file]:visible');
    if (await plain.count()) {
        await plain.first().setInputFiles(file);
        return;
    }
    await page.locator('.fp-btn-choose').first().click();
    const picker = page.locator('.file-picker:visible');
    await picker.waitFor();
    await picker.getByText('Upload a file', { exact: true }).first().click();
    await picker.locator('input[name=repo_upload_file]').setInputFiles(file);
    await picker.locator('.fp-upload-btn').click();
    await page.locator('.filepicker-filename').filter({ hasText: path.basename(file) }).first().waitFor();
}

step('the manager assigns two reviewers', async () => {
    const page = people.dana;
    await page.goto(`${plugin}/candidates.php?id=${seeded.cmid}`);
    const link = page.locator('tr', { hasText: 'Noor Castellano' }).locator('a[href*="submission.php"]').first();
    submission = new URL(await link.getAttribute('href'), page.url()).searchParams.get('id');
    await Promise.all([page.waitForEvent('load'), link.click()]);
    await inspect(page, 'submission');
    for (const reviewer of ['Rosa Imani', 'Theo Lindqvist']) {
        const option = page.locator('#microcred-assign option', { hasText: reviewer });
        await page.selectOption('#microcred-assign', await option.getAttribute('value'));
        await post(page, 'button[name=action][value=assign]');
    }
    const text = await page.innerText('#region-main, main');
    assert.match(text, /Rosa Imani/);
    assert.match(text, /Theo Lindqvist/);
});

async function score(username, points, name) {
    const page = people[username] = await signedIn(username);
    await page.goto(`${plugin}/queue.php?id=${seeded.cmid}`);
    if (name) {
        await inspect(page, 'queue');
    }
    await Promise.all([page.waitForEvent('load'), page.locator('.microcred-task-act a').first().click()]);
    const text = await page.innerText('#region-main, main');
    assert.ok(!/Noor|Castellano/.test(text), 'the candidate is not named');
    const html = await page.content();
    assert.ok(!html.includes('Castellano'), 'not even in a file name');
    const fieldsets = page.locator('fieldset.microcred-criterion');
    assert.equal(await fieldsets.count(), 6);
    for (let i = 0; i < 6; i++) {
        const criterion = fieldsets.nth(i);
        await criterion.locator('input[type=radio]').nth(points[i]).check();
        await criterion.locator('textarea').fill(`The work shows this in part ${i + 1}.`);
        await criterion.locator('.microcred-cites input').nth(i % 5).check();
    }
    if (name) {
        await page.locator('[data-region=status]').filter({ hasText: new RegExp(`^\\s*${word('autosave_saved').split('%')[0]}`) }).waitFor();
        await page.reload();
        assert.equal(await page.locator('textarea').first().inputValue(), 'The work shows this in part 1.', 'it was saved');
        await inspect(page, name);
    }
    await post(page, 'button[name=action][value=check]');
    if (name) {
        await inspect(page, 'lock');
    }
    await post(page, 'button[name=action][value=lock]');
    return page;
}

step('a reviewer scores without knowing whose work it is, and sees nobody else\'s review', async () => {
    await score('rosa', [3, 2, 2, 2, 2, 3], 'review');
    const other = people.theo = await signedIn('theo');
    await other.goto(`${plugin}/queue.php?id=${seeded.cmid}`);
    await Promise.all([other.waitForEvent('load'), other.locator('.microcred-task-act a').first().click()]);
    const html = await other.content();
    assert.ok(!html.includes('The work shows this') && !html.includes('Rosa'), 'the first review is not shown');
});

step('when the second reviewer locks, the decision is made, and only release shows it', async () => {
    await score('theo', [2, 2, 2, 2, 2, 2], null);
    await people.noor.goto(home);
    assert.equal(await people.noor.locator('a[href*="result.php"]').count(), 0, 'no result before release');
    await people.dana.goto(`${plugin}/submission.php?id=${submission}`);
    await inspect(people.dana, 'submission-decided');
    await post(people.dana, 'button[name=action][value=release]');
    await people.noor.goto(home);
    await inspect(people.noor, 'candidate-decided');
    await Promise.all([people.noor.waitForEvent('load'), people.noor.locator('a[href*="result.php"]').first().click()]);
    const text = await people.noor.innerText('#region-main, main');
    assert.match(text, /Learning goals/);
    assert.match(text, /The work shows this in part 1/);
    assert.ok(!text.includes('Rosa'), 'reviewers are not named');
    await inspect(people.noor, 'result');
    // The reckoning opens by keyboard, and has the figures to do it again.
    const explained = people.noor.locator('.microcred-explanation');
    await unfold(explained, (summary) => summary.press('Enter'));
    const steps = await explained.innerText();
    assert.match(steps, /\(3 \+ 2\) ÷ 2 = 2\.5/);
    assert.match(steps, new RegExp(word('explain_triggers').replace('?', '\\?')));
    assert.ok(!/Rosa|Theo/.test(steps), 'reviewers are not named in the reckoning');
    await inspect(people.noor, 'result-explained');
    await people.dana.reload();
    await unfold(people.dana.locator('details:has(> .microcred-explanation)'), (summary) => summary.click());
    await unfold(people.dana.locator('.microcred-explanation'), (summary) => summary.click());
    assert.match(await people.dana.innerText('.microcred-explanation'), /Grade: /);
    await inspect(people.dana, 'submission-explained');
});

step('cron signs the badge, and the holder finds it', async () => {
    await cron();
    await people.noor.goto(`${plugin}/mine.php`);
    await inspect(people.noor, 'mine');
    const link = people.noor.locator('a[href*="credential.php?c="]').first();
    credential = new URL(await link.getAttribute('href'), people.noor.url()).href;
});

step('anybody can look at the credential, take it away and have it checked', async () => {
    const page = people.visitor = await visitor({ acceptDownloads: true });
    await page.goto(credential);
    const text = await page.innerText('body');
    assert.match(text, /Performance assessment design/);
    assert.match(text, /Riverbend Public Schools/);
    assert.ok(!/Noor|Castellano/.test(text), 'the holder is not named unless they say so');
    await inspect(page, 'credential');
    const api = page.context().request;
    const png = await (await api.get(credential + '&format=png')).body();
    const json = await (await api.get(credential + '&format=json')).text();
    const svg = await (await api.get(credential + '&format=svg')).text();
    const jwt = await (await api.get(credential + '&format=jwt')).text();
    badge = path.join(process.env.MICROCRED_BADGES || folder, 'badge.json');
    writeFileSync(badge, json);
    writeFileSync(badge.replace('.json', '.png'), png);
    writeFileSync(badge.replace('.json', '.svg'), svg);
    writeFileSync(badge.replace('.json', '.jwt'), jwt);
    assert.deepEqual(JSON.parse(json).proof.map((proof) => proof.cryptosuite), ['eddsa-rdfc-2022', 'eddsa-jcs-2022']);
    // What the links give is what was asked for above, under a name that says what it is.
    for (const form of ['png', 'svg', 'json', 'jwt']) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`a[href$="format=${form}"]`).click()]);
        assert.match(download.suggestedFilename(), new RegExp(`^Performance assessment design.*\\.${form}$`));
        assert.deepEqual(readFileSync(await download.path()), readFileSync(badge.replace(/json$/, form)));
    }
    const drawing = await visitor();
    await drawing.setContent(`<img alt="" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`);
    await drawing.waitForFunction(() => document.images[0].complete);
    assert.ok(await drawing.evaluate(() => document.images[0].naturalWidth) > 0, 'a browser can draw it');
    await shot(drawing, 'badge-drawing');
    await drawing.context().close();

    const files = ['png', 'svg', 'jwt', 'json'].map((form) => [badge.replace(/json$/, form), false]);
    for (const [file, changed] of [...files, [badge, true]]) {
        await page.goto(`${plugin}/verify.php`);
        let upload = file;
        if (changed) {
            upload = path.join(folder, 'changed.json');
            writeFileSync(upload, json.replace('Riverbend', 'Riverbond'));
        }
        await page.setInputFiles('#microcred-file', upload);
        await post(page, '.microcred-verify button[type=submit]');
        await inspect(page, changed ? 'verify-changed' : 'verify');
        const verdict = await page.locator('.microcred-verdict').getAttribute('data-verdict');
        assert.equal(verdict === 'valid', !changed, `${path.basename(upload)} is ${changed ? 'refused' : 'valid'}: ${verdict}`);
        if (changed) {
            assert.equal(await page.locator('[data-step=proof]').getAttribute('data-state'), 'failed', 'the proof is what fails');
        }
    }
});

step('a manager sets up a new micro-credential from the course page to version 1', async () => {
    const page = people.dana;
    await page.goto(`${base}/course/modedit.php?add=microcred&type=&course=${seeded.course}&section=1&return=0`);
    await page.fill('[name=name]', 'Feedback that students use');
    await page.fill('[name=competency]', 'The teacher gives feedback that students act on.');
    await page.fill('[name=criteria]', 'The earner gave feedback and showed what students did with it.');
    await page.fill('[name="reqtitle[0]"]', 'Feedback given');
    await inspect(page, 'settings');
    await post(page, '[name=submitbutton]');
    const cmid = new URL(page.url()).searchParams.get('id');
    await page.goto(`${plugin}/setup.php?id=${cmid}`);
    await inspect(page, 'setup-empty');

    // A file from Canvas, with two rubrics in it: the page asks which.
    const file = path.join(folder, 'rubrics.csv');
    const head = 'Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range';
    const rating = (name, points) => `${name},${name} feedback,${points}`;
    const row = (rubric, criterion) => [rubric, criterion, '', 'false', rating('Some', 1), rating('Good', 2), rating('None', 0)].join(',');
    writeFileSync(file, [`${head},${Array(3).fill('Rating Name,Rating Description,Rating Points').join(',')}`,
        row('Feedback', 'Given in time'), row('Feedback', 'Used by students'), row('Homework', 'Handed back'), ''].join('\n'));
    await post(page, 'a[href*="do=rubric"]');
    await inspect(page, 'setup-rubric');
    await pick(page, file);
    await post(page, '[name=submitbutton]');
    assert.match(await page.innerText('#region-main, main'), new RegExp(word('rubric_several')));
    await inspect(page, 'setup-rubric-choose');
    await page.selectOption('[name=rubricname]', 'Feedback');
    await post(page, '[name=submitbutton]');
    const taken = await page.innerText('#region-main, main');
    assert.match(taken, new RegExp(word('rubricformat_csv')));
    assert.match(taken, /Used by students/);
    assert.ok(!taken.includes('Handed back'), 'only the chosen rubric is taken');

    await post(page, 'a[href*="do=rules"]');
    await page.selectOption('[name=kind]', 'mixed');
    await page.selectOption('[name=reach]', 'mean');
    await page.fill('[name=total]', '1.5');
    await page.selectOption('[name=with]', 'expert_combined');
    await inspect(page, 'setup-rules');
    await post(page, '[name=submitbutton]');
    assert.match(await page.innerText('#region-main, main'), new RegExp(word('says_with_expert_combined')));

    // What the form has no place for is written as text, and stays.
    await post(page, 'a[href*="do=json"]');
    const rules = JSON.parse(await page.inputValue('[name=json]'));
    rules.triggers.unshift({ type: 'gap', measure: 'points', over: 1 }, { type: 'gap', measure: 'points', over: 'two' });
    await page.fill('[name=json]', JSON.stringify(rules, null, 4));
    await inspect(page, 'setup-json');
    await post(page, '[name=submitbutton]');
    assert.match(await page.innerText('#region-main, main'), /triggers\/1\/over/);
    rules.triggers[1] = { type: 'gap', measure: 'points', over: 0, criteria: ['c2'] };
    await page.fill('[name=json]', JSON.stringify(rules));
    await post(page, '[name=submitbutton]');
    await post(page, 'a[href*="do=rules"]');
    assert.equal(JSON.parse(await page.inputValue('[name=json]')).triggers.length, rules.triggers.length, 'the text is shown, not the form');

    await page.goto(`${plugin}/setup.php?id=${cmid}&do=export`);
    await inspect(page, 'setup-export');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*="as=case"]').click()]);
    assert.match(readFileSync(await saved.path(), 'utf8'), /CFRubricCriteria/);

    await page.goto(`${plugin}/setup.php?id=${cmid}`);
    await inspect(page, 'setup-ready');
    await post(page, 'a[href*="do=publish"]');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: word('publish'), exact: true }).click()]);
    await inspect(page, 'setup-published');
    assert.match(await page.innerText('#region-main, main'), /sha256:/);
});

test('every page of the job is accessible, fits a phone and runs without script errors', () => {
    assert.deepEqual(findings, []);
});
