// Makes the table of the oldest browsers in docs/browsers.md, which says how to run this, from the list of what the script uses and
// from @mdn/browser-compat-data. The first version counts that has all of a feature, under its own name, without a setting.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const root = new URL('../../../', import.meta.url);
const data = createRequire(new URL('tawk-common/target/', root))('@mdn/browser-compat-data');
const list = new URL('tawk-common/src/test/resources/io/github/tawktemplates/browser-features.txt', root);
const browsers = ['chrome', 'firefox', 'safari'];
// What is older needs no row.
const old = [38, 34, 8];

const since = (word, place, browser) => {
  const feature = place.split('.').reduce((part, name) => part?.[name], data)?.__compat;
  if (!feature) {
    throw new Error(`${word}: @mdn/browser-compat-data has no ${place}`);
  }
  const versions = [feature.support[browser]].flat()
    .filter((entry) => !entry.prefix && !entry.alternative_name && !entry.flags && !entry.partial_implementation && !entry.version_removed)
    .map((entry) => parseFloat(String(entry.version_added).replace('≤', '')));
  return Math.min(...versions.map((version) => (version > 0 ? version : Infinity)));
};
const features = readFileSync(list, 'utf8').split('\n').filter((line) => /^[^#]/.test(line)).map((line) => {
  const [word, place, without = ''] = line.split('\t');
  const name = /^[A-Z]+_[A-Z_]+$/.test(word) ? word.toLowerCase().replaceAll('_', ' ') : `\`${word}\``;
  return { name, without, versions: browsers.map((browser) => since(word, place, browser)) };
});
const newest = (those) => browsers.map((_, i) => Math.max(...those.map(({ versions }) => versions[i])));
const needed = features.filter(({ without }) => !without);
const isOld = ({ versions }) => versions.every((version, i) => version <= old[i]);
const rows = [
  ...needed.filter((feature) => !isOld(feature)),
  ...features.filter(({ without }) => without),
  { name: 'all else', without: '', versions: newest(needed.filter(isOld)) },
  { name: '**the script**', without: '', versions: newest(needed) },
].map(({ name, without, versions }) =>
  `| ${[name, without, ...versions.map((version) => (version === Infinity ? 'none' : version))].join(' | ')} |\n`);

const docs = new URL('docs/browsers.md', root);
const table = /(\n\| of the language or the browser \|.*\n\|[-|]+\|\n)(?:\|.*\n)*/;
const text = readFileSync(docs, 'utf8');
if (!table.test(text)) {
  throw new Error('docs/browsers.md has no such table');
}
writeFileSync(docs, text.replace(table, (_, head) => head + rows.join('')));
