// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * Saves a review as it is written. Without this script the Save button does the same.
 *
 * @module     mod_microcred/autosave
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

import Ajax from 'core/ajax';

/** How long nothing must be typed before saving, and before trying again, in milliseconds. */
const PAUSE = 1200;
const RETRY = 10000;

/** What Moodle answers where nobody is signed in any more. */
const SIGNEDOUT = ['servicerequireslogin', 'requireloginerror', 'invalidsesskey', 'sessiontimedout'];

/**
 * Whether one criterion has all it needs: the same rule as the server's, for the eye only.
 *
 * @param {HTMLFieldSetElement} criterion
 * @returns {boolean}
 */
const isFinished = (criterion) => {
    const level = criterion.querySelector('input[type=radio]:checked');
    const reason = criterion.querySelector('textarea').value.trim();
    const cites = criterion.querySelectorAll('input[type=checkbox]');
    const cited = criterion.querySelector('input[type=checkbox]:checked');
    return Boolean(level && reason && (cited || !cites.length || level.dataset.code));
};

/**
 * What is written for one criterion.
 *
 * @param {HTMLFieldSetElement} criterion
 * @returns {object}
 */
const ratingOf = (criterion) => ({
    criterion: criterion.dataset.criterion,
    level: criterion.querySelector('input[type=radio]:checked')?.value ?? '',
    reason: criterion.querySelector('textarea').value,
    citations: [...criterion.querySelectorAll('input[type=checkbox]:checked')].map(box => Number(box.dataset.evidence)),
});

/**
 * Starts saving the form.
 *
 * @param {string} selector of the form
 */
export const init = (selector) => {
    const form = document.querySelector(selector);
    if (!form) {
        return;
    }
    const status = form.querySelector('[data-region=status]');
    const progress = form.querySelector('[data-region=progress]');
    const bar = form.querySelector('progress');
    const criteria = [...form.querySelectorAll('fieldset')];
    let dirty = false;
    let saving = false;
    let leaving = false;
    let timer = null;

    const say = (text, failed = false) => {
        status.textContent = text;
        status.classList.toggle('microcred-warn', failed);
    };

    const showProgress = () => {
        const done = criteria.filter(isFinished).length;
        progress.textContent = status.dataset.progress.replace('%1', done).replace('%2', criteria.length);
        bar.value = done;
    };

    const later = (delay) => {
        clearTimeout(timer);
        timer = setTimeout(save, delay);
    };

    /**
     * Sends what is written.
     *
     * @returns {Promise<object>} saved or not, what to say, and whether to try again
     */
    const send = async() => {
        try {
            await Ajax.call([{
                methodname: 'mod_microcred_save_review',
                args: {reviewid: Number(form.dataset.id), ratings: criteria.map(ratingOf)},
            }])[0];
            const time = new Date().toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
            return {saved: true, text: status.dataset.saved.replace('%1', time)};
        } catch (error) {
            if (SIGNEDOUT.includes(error.errorcode)) {
                return {saved: false, text: status.dataset.signedout};
            }
            // What has no code of Moodle's did not get there, or its answer did not get back.
            return error.errorcode ? {saved: false, text: error.message} : {saved: false, text: status.dataset.failed, again: true};
        }
    };

    const save = async() => {
        if (saving || !dirty || leaving) {
            return;
        }
        saving = true;
        dirty = false;
        say(status.dataset.saving);
        const answer = await send();
        saving = false;
        if (dirty && answer.saved) {
            // Something was written meanwhile.
            later(PAUSE);
            return;
        }
        dirty = dirty || !answer.saved;
        say(answer.text, !answer.saved);
        if (answer.again) {
            later(RETRY);
        }
    };

    form.addEventListener('input', () => {
        dirty = true;
        say(status.dataset.waiting);
        showProgress();
        later(PAUSE);
    });
    form.addEventListener('submit', () => {
        leaving = true;
        clearTimeout(timer);
    });
    window.addEventListener('beforeunload', (event) => {
        if (dirty && !leaving) {
            event.preventDefault();
        }
    });
    const missing = document.getElementById('microcred-missing');
    if (missing) {
        missing.focus();
    }
};
