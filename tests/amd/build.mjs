// Builds php/PLUGIN/amd/src/NAME.js into php/PLUGIN/amd/build/NAME.min.js, for RequireJS.
// usage: node build.mjs ROOT [--check]    with --check nothing is written: what is built must be what stands there
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import babel from '@babel/core';
import { minify } from 'terser';

const [root, check] = process.argv.slice(2);
let passed = 0, failed = 0;

// build PLUGIN FOLDER FILE: the text of one module and of its map.
const build = async (plugin, folder, file) => {
    const name = basename(file, '.js');
    const source = readFileSync(join(folder, 'src', file), 'utf8');
    const { code, map } = await babel.transformAsync(source, {
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        sourceFileName: `../src/${file}`,
        // Named, so that what is built does not change with the statistics of browsers.
        presets: [['@babel/preset-env', { targets: { chrome: '100', firefox: '100', safari: '15.4' }, modules: false }]],
        plugins: ['@babel/plugin-transform-modules-amd'],
        moduleId: `mod_${plugin}/${name}`,
        cwd: import.meta.dirname,
    });
    return minify(code, {
        mangle: true,
        format: { comments: /@license|@copyright/, max_line_len: 0 },
        sourceMap: { content: map, url: `${name}.min.js.map`, filename: `${name}.min.js` },
    });
};

for (const plugin of readdirSync(join(root, 'php'))) {
    const folder = join(root, 'php', plugin, 'amd');
    for (const file of existsSync(join(folder, 'src')) ? readdirSync(join(folder, 'src')) : []) {
        const { code, map } = await build(plugin, folder, file);
        const to = join(folder, 'build', file.replace(/\.js$/, '.min.js'));
        if (!check) {
            mkdirSync(join(folder, 'build'), { recursive: true });
            writeFileSync(to, code);
            writeFileSync(`${to}.map`, map);
        }
        if (existsSync(to) && readFileSync(to, 'utf8') === code) {
            passed++;
        } else {
            failed++;
            console.log(`FAIL ${to} was not built from what stands beside it in src: run tests/amd/run`);
        }
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
