// A verdict → the words, what was measured, and the decision of a person who signs it.

/** @typedef {{value: number, unit: string, low?: number, high?: number, text?: string, source?: string, date?: string|null, interval_95?: [number, number]|null, repair?: string}} Figure */

/** Kilometres of a unit; others are compared as they are. @type {Object<string, number>} */
const KM = { km: 1, mi: 1.609344, miles: 1.609344, m: 0.001, nmi: 1.852, ft: 0.0003048 };

/** @param {VerdictItem} verdict @param {Context} context @returns {Node[]} */
function verdictPanel(verdict, context) {
  const number = [...context.model.verdicts.values()].indexOf(verdict) + 1;
  return /** @type {Node[]} */ ([
    panelHead('Claim', `“${verdict.quote}”`, [`Claim ${number}`, verdict.type.replaceAll('-', ' ')], { ...context, entry: null }),
    outcomeLine(verdict),
    verdict.withdrawn && h('p', { class: 'warning' }, 'The sign-off was withdrawn: the claim is judged otherwise now than when it was signed. Look again.'),
    said(verdict.because, 'because'),
    correctionLine(verdict.correction),
    figuresPart(verdict),
    publishedPart(verdict.published),
    worldviewsPart(verdict),
    decisionPart(verdict, context),
    sourcesPart(verdict.links, `verdict-${idOf(verdict)}`, (links) => saveLinks(verdict, links, context)),
    verdict.status === 'draft' ? h('p', { class: 'signature none' }, 'Nobody has signed this yet.') : signature(verdict),
    decideButtons(verdict, context),
  ].filter(Boolean));
}

/** @param {VerdictItem} verdict */
function outcomeLine({ outcome, status, drafted_outcome: drafted }) {
  const other = drafted && drafted !== outcome ? h('span', { class: 'quiet' }, `drafted as ${OUTCOMES[drafted]?.[1].toLowerCase() ?? drafted}`) : null;
  return h('p', { class: 'outcome-line' }, badge(outcome), h('span', { class: `status ${status}` }, STATUSES[status] ?? status), other);
}

/** An outcome's sign and word: never told by colour alone. @param {string} outcome */
function badge(outcome) {
  const [sign, words] = OUTCOMES[outcome] ?? ['…', outcome];
  return h('span', { class: 'badge', 'data-outcome': outcome }, h('span', { class: 'sign', 'aria-hidden': true }, sign), words);
}

/** @param {any} correction words, or a figure with its repair */
function correctionLine(correction) {
  if (!correction) return null;
  const words = typeof correction === 'string' ? correction : correction.repair || figureWords(correction);
  return h('p', { class: 'correction' }, 'What may be meant: ', said(words, 'strong'));
}

/** A number and its unit. @param {Figure} figure */
function figureWords({ value, unit, text }) {
  return text || `${Number(value.toPrecision(4)).toLocaleString('en')} ${unit}`;
}

/** A value that may be one or many. @param {any} values @returns {Figure[]} */
function figuresOf(values) {
  return (Array.isArray(values) ? values : [values]).filter((value) => value && typeof value === 'object');
}

/** What is claimed and what was measured, with the interval drawn. @param {VerdictItem} verdict */
function figuresPart(verdict) {
  const [measured] = figuresOf(verdict.measured);
  const claimed = figuresOf(verdict.claimed);
  if (!measured && !claimed.length) return null;
  const [low, high] = measured?.interval_95 ?? [null, null];
  const rows = [
    claimed.length ? [h('dt', {}, 'Claimed'), h('dd', {}, said(claimed.map(figureWords).join('; ')))] : [],
    measured ? [h('dt', {}, 'Measured'), h('dd', {}, figureWords(measured), low !== null && high !== null && ` (95 % interval ${Math.round(low).toLocaleString('en')}–${Math.round(high).toLocaleString('en')} ${measured.unit})`)] : [],
  ];
  return part('Figures', h('dl', { class: 'figures' }, ...rows.flat()), measured && low !== null && high !== null && intervalFigure(measured, claimed, verdict.published ?? []));
}

/** @param {Figure} measured @param {Figure[]} claimed @param {Figure[]} published */
function intervalFigure(measured, claimed, published) {
  const [low, high] = /** @type {[number, number]} */ (measured.interval_95);
  const all = [low, high, ...claimed.map((figure) => converted(figure, measured.unit)), ...published.map((figure) => converted(figure, measured.unit))].filter(Number.isFinite);
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const room = (to - from) * 0.06 || 1;
  const at = (/** @type {number} */ value) => `${(100 * (value - from + room)) / (to - from + 2 * room)}%`;
  const band = h('span', { class: 'band' });
  band.style.insetInlineStart = at(low);
  band.style.insetInlineEnd = `calc(100% - ${at(high)})`;
  const tick = (/** @type {number} */ value, /** @type {string} */ look) => {
    const made = h('span', { class: `tick ${look}` });
    made.style.insetInlineStart = at(value);
    return made;
  };
  return h('div', { class: 'interval', role: 'img', 'aria-label': 'The interval measured, with what is claimed and published' }, band,
    ...published.map((figure) => tick(converted(figure, measured.unit), 'published')), tick(measured.value, 'measured'), ...claimed.map((figure) => tick(converted(figure, measured.unit), 'claimed')));
}

/** A figure's value in another unit of length; not a number where they do not compare. @param {Figure} figure @param {string} wanted */
function converted({ value, unit }, wanted) {
  if (unit === wanted) return value;
  return KM[unit] && KM[wanted] ? (value * KM[unit]) / KM[wanted] : Number.NaN;
}

/** @param {any} published */
function publishedPart(published) {
  const rows = figuresOf(published).map((figure) => h('li', {}, h('strong', {}, figureWords(figure)), ' ', said(figure.source ?? ''), figure.date ? `, ${figure.date}` : ''));
  return rows.length ? part('Published figures', h('ul', { class: 'plain' }, ...rows)) : null;
}

/** What differs by whose borders are drawn. @param {VerdictItem} verdict */
function worldviewsPart({ worldviews }) {
  const outcomes = Array.isArray(worldviews) ? worldviews : Object.entries(worldviews ?? {});
  if (new Set(outcomes.map(([, outcome]) => outcome)).size < 2) return null;
  return part('By whose borders', h('ul', { class: 'plain' }, ...outcomes.map(([name, outcome]) => h('li', {}, `${name}: `, badge(outcome)))));
}

/** @param {VerdictItem} verdict @param {Context} context */
function decisionPart(verdict, context) {
  return part('Your decision',
    field({ label: 'Note to readers', key: 'verdict-note', value: verdict.note ?? '', lines: 3, hint: 'Stands beside the verdict, with your name.', ...(verdict.id ? { onSave: (/** @type {string} */ note) => context.act({ do: 'note', section: 'verdicts', item: verdict.id, note }) } : {}) }),
    h('p', { class: 'hint' }, 'Confirmed: pages show the verdict as a finding. Rejected: they never show it.'));
}

/** @param {VerdictItem} verdict @param {Context} context */
function decideButtons(verdict, context) {
  const decide = (/** @type {string} */ status) => decideOn(verdict, status, context);
  return actions(
    button('Confirm', () => decide('confirmed'), { class: 'primary', 'data-key': 'confirm', 'aria-pressed': String(verdict.status === 'confirmed') }, 'c'),
    button('Reject', () => decide('rejected'), { class: 'danger', 'data-key': 'reject', 'aria-pressed': String(verdict.status === 'rejected') }, 'r'),
    verdict.status !== 'draft' && button('Open again', () => decide('draft'), { 'data-key': 'reopen' }));
}

/** @param {VerdictItem} verdict @param {string} status @param {Context} context */
function decideOn(verdict, status, { act }) {
  const note = control('verdict-note')?.value ?? verdict.note ?? '';
  const told = { confirmed: 'Confirmed', rejected: 'Rejected', draft: 'Open again' }[status] ?? status;
  act({ do: 'decide', verdict: verdict.id ?? verdict.key, status, outcome: verdict.outcome, ...(note !== (verdict.note ?? '') ? { note } : {}) }, `${told}: ${shortened(verdict.quote, 60)}`);
}

/** Sources of a decision; those of a verdict that the file does not have yet go with the decision. @param {VerdictItem} verdict @param {LinkItem[]} links @param {Context} context */
function saveLinks(verdict, links, { act }) {
  act(verdict.id ? { do: 'set-links', section: 'verdicts', item: verdict.id, links } : { do: 'decide', verdict: verdict.key, status: verdict.status, outcome: verdict.outcome, links });
}
