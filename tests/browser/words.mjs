// The plugin's English strings, so that the tests look for the words that people see and not for a copy of them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../php/microcred/lang/en/microcred.php');
const strings = new Map();
for (const match of readFileSync(file, 'utf8').matchAll(/^\$string\['([^']+)'\] = '((?:[^'\\]|\\.)*)';$/gm)) {
    strings.set(match[1], match[2].replace(/\\(['\\])/g, '$1'));
}

/** The string of a key; fails where there is none, as a page would. */
export function word(key) {
    if (!strings.has(key)) {
        throw new Error(`There is no string '${key}'.`);
    }
    return strings.get(key);
}
