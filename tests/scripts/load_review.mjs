// The scripts of `storymap review` → their functions, without a browser.

import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const ASSETS = new URL('../../src/storymap/review/assets/', import.meta.url);

/** Functions by name: those that need no document, of the scripts before the ones that draw. */
export function loadReview() {
  const names = readdirSync(ASSETS).filter((name) => /^[1-3]_.*\.js$/.test(name)).sort();
  const source = names.map((name) => readFileSync(new URL(name, ASSETS), 'utf8')).join('\n');
  const found = [...source.matchAll(/^(?:function|class) (\w+)/gm)].map((match) => match[1]);
  return runInNewContext(`'use strict';${source}\n;({ ${found.join(', ')} })`, { Intl, console });
}

/** A value as this context's own, to be compared. */
export const plain = (value) => JSON.parse(JSON.stringify(value));
