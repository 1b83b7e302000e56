// The extension's JWTs before jose, and jose's before the extension. usage: node jwt.mjs PHP SO JWT.PHP
import {execFileSync} from 'node:child_process';
import {SignJWT, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, jwtVerify} from 'jose';

const [php, so, script] = process.argv.slice(2);
const ours = (command, input = '') => execFileSync(php, ['-n', '-d', `extension=${so}`, script, command], {encoding: 'utf8', input}).trim();
let passed = 0;
let failed = 0;

function check(name, condition, more = '') {
    condition ? passed++ : failed++;
    if (!condition) {
        console.log(`FAIL ${name} ${more}`);
    }
}

const seconds = date => Math.floor(Date.parse(date) / 1000);

/** One character of the part (0 header, 1 payload, 2 signature) becomes another. */
function changed(jwt, part) {
    const parts = jwt.split('.');
    const at = Math.floor(parts[part].length / 2);
    parts[part] = parts[part].slice(0, at) + (parts[part][at] === 'A' ? 'B' : 'A') + parts[part].slice(at + 1);
    return parts.join('.');
}

async function joseTakes(jwt, jwk, alg) {
    try {
        return (await jwtVerify(jwt, await importJWK(jwk, alg), {algorithms: [alg]})).payload;
    } catch {
        return null;
    }
}

for (const {jwt, kid, jwk, badge} of JSON.parse(ours('make'))) {
    const {alg, ...header} = decodeProtectedHeader(jwt);
    check(`${alg}: header of kid and typ`, JSON.stringify(header) === JSON.stringify({kid, typ: 'JWT'}), JSON.stringify(header));
    const payload = await joseTakes(jwt, jwk, alg);
    check(`${alg}: verified by jose`, payload !== null);
    const {iss, jti, sub, nbf, exp, ...rest} = payload ?? {};
    check(`${alg}: claims`, iss === badge.issuer.id && jti === badge.id && sub === badge.credentialSubject.id
        && nbf === seconds(badge.validFrom) && exp === seconds(badge.validUntil));
    check(`${alg}: the badge beside them`, rest.name === badge.name && JSON.stringify(Object.keys(rest).sort()) === JSON.stringify(Object.keys(badge).sort()));
    for (const part of [0, 1, 2]) {
        check(`${alg}: refused by jose with part ${part} changed`, await joseTakes(changed(jwt, part), jwk, alg) === null);
        check(`${alg}: and by the extension`, ours('verify', JSON.stringify({jwt: changed(jwt, part), kid, jwk})) !== 'valid');
    }
    check(`${alg}: valid for the extension`, ours('verify', JSON.stringify({jwt, kid, jwk})) === 'valid');

    // The other way round: jose signs.
    const pair = await generateKeyPair(alg, {extractable: true});
    const theirs = await new SignJWT({...badge}).setProtectedHeader({alg, kid, typ: 'JWT'}).setIssuer(badge.issuer.id).setJti(badge.id)
        .setSubject(badge.credentialSubject.id).setNotBefore(seconds(badge.validFrom)).setExpirationTime(seconds(badge.validUntil)).sign(pair.privateKey);
    const key = await exportJWK(pair.publicKey);
    const said = ours('verify', JSON.stringify({jwt: theirs, kid, jwk: key}));
    check(`${alg}: jose's is valid for the extension`, said === 'valid', said);
    check(`${alg}: and no more with one character changed`, ours('verify', JSON.stringify({jwt: changed(theirs, 1), kid, jwk: key})) !== 'valid');
    const late = await new SignJWT({...badge}).setProtectedHeader({alg, kid}).setIssuer(badge.issuer.id).setJti(badge.id)
        .setSubject(badge.credentialSubject.id).setNotBefore(seconds(badge.validFrom) + 1).sign(pair.privateKey);
    check(`${alg}: nor where its claims are not the badge's`, ours('verify', JSON.stringify({jwt: late, kid, jwk: key})).includes('exp'));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
