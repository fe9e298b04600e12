/**
 * What the page of a redline does besides being read: steps from change to change. Everything else on it works without.
 * Kept as text, because it is part of the page and not of this program; {@link stepping} is all of it.
 */

/** @param position says where one is: {at} and {of} are put in. */
export function stepping(words: { position: string; count: string }): string {
  return `'use strict';
(() => {
  const words = ${json(words)};
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector) => document.querySelector(selector);
  const links = all('.entry > a');
  const panel = one('.changes'), tools = one('.steps'), status = one('.position'), keys = one('.keys input');
  const beside = one('input[value="sider"]'), inText = one('input[value="tekst"]');
  let current, among = links;

  const view = () => one(beside && beside.checked ? '.sides' : '.inline');
  const marksOf = (id, root) => all('[data-change="' + CSS.escape(id) + '"]', root);

  function tell() {
    const at = among.indexOf(current), filtered = among.length < links.length;
    status.textContent = at < 0 ? (filtered ? words.count.replace('{of}', among.length) : '') : words.position.replace('{at}', at + 1).replace('{of}', among.length);
  }

  function go(link, moveFocus) {
    if (!link) return;
    const id = link.dataset.goes;
    // A title stands above both views; what was taken out of a moved text stands in the text only.
    let marks = [...marksOf(id, one('.head')), ...marksOf(id, view())];
    if (marks.length === 0 && inText) {
      inText.checked = true;
      marks = marksOf(id, view());
    }
    if (current) current.removeAttribute('aria-current');
    for (const mark of all('.current')) mark.classList.remove('current');
    current = link;
    link.setAttribute('aria-current', 'true');
    for (const mark of marks) mark.classList.add('current');
    tell();
    const first = marks[0];
    if (!first) return;
    // Nothing glides: a long way would take long, and some are made ill by it.
    first.scrollIntoView({ block: 'center' });
    if (panel.scrollHeight > panel.clientHeight) {
      const box = link.parentElement.getBoundingClientRect(), frame = panel.getBoundingClientRect();
      const seen = Math.min(frame.bottom, innerHeight);
      if (box.top < frame.top || box.bottom > seen) panel.scrollTop += box.top - frame.top - Math.max(0, (seen - frame.top) / 3);
    }
    if (!moveFocus) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }

  function step(by, moveFocus) {
    const at = among.indexOf(current);
    if (among.length === 0) return;
    go(among[at < 0 ? (by > 0 ? 0 : among.length - 1) : (at + by + among.length) % among.length], moveFocus);
  }

  function filter() {
    const hidden = new Set(all('.filters input:not(:checked)').map((box) => box.value));
    const isShown = (link) => !hidden.has(link.parentElement.dataset.kind);
    among = links.filter(isShown);
    for (const group of all('.group')) group.hidden = !all('.entry > a', group).some(isShown);
    one('.none-shown').hidden = among.length > 0;
    tell();
  }

  for (const link of links) link.addEventListener('click', (event) => {
    event.preventDefault();
    go(link, true);
  });
  one('.previous').addEventListener('click', () => step(-1, false));
  one('.next').addEventListener('click', () => step(1, false));
  for (const box of all('.filters input')) box.addEventListener('change', filter);
  for (const radio of all('.views input')) radio.addEventListener('change', () => go(current, false));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !keys.checked) return;
    const key = event.key.toLowerCase();
    if (key !== 'n' && key !== 'p') return;
    event.preventDefault();
    step(key === 'n' ? 1 : -1, true);
  });
  // A change whose address was followed or sent is the current one.
  const named = () => go(links.find((link) => link.hash === location.hash), false);
  addEventListener('hashchange', named);
  addEventListener('load', named);
  tools.hidden = false;
  // A browser may have kept what was chosen before the page was loaded anew.
  filter();
})();
`
}

/** As JSON that may stand in a script element: nothing in it can end the element. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003C')
}
