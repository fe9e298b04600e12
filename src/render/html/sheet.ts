/** The style sheet of a page, from a house style: on screen, on a narrow screen, and on A4 paper. */
import type { Edition } from '../edition.ts'
import type { Style } from '../style.ts'

/** Body text of 11 points on paper is 18 pixels on screen, where it is read from farther off. */
const SCREEN_PER_POINT = 18 / 11 / 16

/** @returns CSS without comments; every value in it has passed the house style's reader or {@link cssString}. */
export function sheet({ style, title, draftMark, words, document }: Edition): string {
  const { faces, colours, size, lineHeight, margins } = style
  const invented = document.meta.oppdiktet === true ? words.invented : undefined
  const head = [style.header ?? title, draftMark, invented].filter(Boolean).join('  ·  ')
  return `
:root { --text: #${colours.text}; --heading: #${colours.heading}; --line: #${colours.line}; --muted: #${colours.muted}; --link: #${colours.link};
  --inserted: #${colours.inserted}; --deleted: #${colours.deleted}; --wash: #${wash(colours.heading)};
  --body: ${faces.body.html}; --display: ${faces.heading.html}; --mono: ${faces.code.html}; color-scheme: light; }
*, *::before, *::after { box-sizing: border-box; }
html { background: #fff; color: var(--text); font: ${round(size * SCREEN_PER_POINT)}rem/${round(lineHeight + 0.15)} var(--body); -webkit-text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0; overflow-wrap: break-word; border-top: .4rem solid var(--heading); }
${SCREEN}
${TEXT}
${WIDE}
@media print {
@page { size: A4; margin: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm;
  @top-left { content: ${cssString(head)}; ${marginBox(style)} }
  @bottom-right { content: ${cssString(`${words.page} `)} counter(page) ${cssString(` ${words.of} `)} counter(pages); ${marginBox(style)} } }
html { font-size: ${size}pt; line-height: ${lineHeight}; }
${PRINT}
}
`
}

const SCREEN = `
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem; border-radius: .1rem; }
:target { outline: .1rem solid var(--line); outline-offset: .4rem; }
.unseen, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: absolute; left: 1rem; top: 1rem; padding: .5rem 1rem; background: #fff; z-index: 1; }
.head, .frame, .foot { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
.letterhead { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; margin: 1.75rem 0 0; font: .85em/1.3 var(--display); color: var(--muted); }
.letterhead p { margin: 0; }
.owner { font-weight: 600; color: var(--heading); font-size: 1.15em; margin-inline-end: auto !important; }
.mark { border: .08rem solid currentColor; border-radius: .2rem; padding: .1rem .55rem; font-weight: 600; letter-spacing: .01em; color: var(--heading); }
.title-block { padding: 2.2rem 0 1.6rem; border-bottom: .08rem solid var(--line); margin-bottom: 1.5rem; }
.title-block .title { margin: 0 0 .4rem; }
.title-line { margin: 0; font-family: var(--display); }
.subtitle { font-size: 1.25em; line-height: 1.35; color: var(--heading); }
.period { font-size: 1.1em; color: var(--muted); }
.between, .and { color: var(--muted); font-size: .95em; }
.between { margin-top: 1.1rem; }
.party { font-weight: 600; font-size: 1.08em; }
.legend { font: .85em/1.4 var(--display); color: var(--muted); margin: 0 0 1.5rem; }
.contents { font: .9em/1.4 var(--display); margin: 0 0 2.2rem; }
.contents h2 { font-size: 1em; margin: 0 0 .6rem; color: var(--heading); }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents li { margin: .15rem 0; }
.contents li li { margin-inline-start: 1.6rem; }
.contents a { display: inline-block; padding: .12rem 0; text-decoration: none; color: var(--text); }
.contents a:hover { text-decoration: underline; color: var(--link); }
.contents .number { display: inline-block; min-width: 1.35em; margin-inline-end: .2em; color: var(--muted); }
.contents li li .number { min-width: 1.9em; }
.foot { margin-top: 3.5rem; padding-bottom: 2.5rem; font: .8em/1.5 var(--display); color: var(--muted); }
.foot p { margin: .15rem 0; }
.foot p:first-child { border-top: .08rem solid var(--line); padding-top: 1rem; }
.fingerprint { font-family: var(--mono); font-size: .95em; }
`

const TEXT = `
h1, h2, h3, h4, h5, h6 { font-family: var(--display); color: var(--heading); line-height: 1.22; font-weight: 600; text-wrap: balance; margin: 1.7em 0 .5em; }
h1 { font-size: 2.1em; letter-spacing: -.012em; }
h2 { font-size: 1.4em; margin-top: 2em; }
h3 { font-size: 1.15em; }
h4, h5, h6 { font-size: 1em; }
.number { white-space: pre; font-variant-numeric: tabular-nums; }
:is(h2, h3, h4, h5, h6) .number { margin-inline-end: .3em; }
:is(h2, h3, h4, h5, h6) + :is(h3, h4, h5, h6) { margin-top: 1em; }
p { margin: 0 0 .8em; }
.numbered { position: relative; padding-inline-start: 3em; }
.numbered > .number { display: inline-block; min-width: 3em; margin-inline-start: -3em; }
main ul, main ol { margin: 0 0 .9em; padding-inline-start: 1.6em; }
main ol, ul.attachments { list-style: none; }
main li { margin: .3em 0; }
main li > p { margin-bottom: .3em; }
main li > :is(ul, ol) { margin-bottom: .3em; }
ol > li > p:first-child > .number, ol > li > ins > p:first-child > .number, ol > li > del > p:first-child > .number { display: inline-block; min-width: 1.6em; margin-inline-start: -1.6em; }
ul > li::marker { color: var(--muted); }
ul.attachments { padding: 0; }
ul.attachments .number { font-weight: 600; }
blockquote { margin: 1.1em 0; padding: .1em 0 .1em 1.2em; border-inline-start: .2rem solid var(--line); }
blockquote > :last-child { margin-bottom: 0; }
code, pre { font-family: var(--mono); font-size: .88em; }
pre { white-space: pre-wrap; background: var(--wash); border-inline-start: .2rem solid var(--line); padding: .8em 1.1em; margin: 1.1em 0; font-size: 1em; line-height: 1.45; }
hr { border: 0; border-top: .08rem solid var(--line); margin: 2em 25%; }
img { max-width: 100%; height: auto; vertical-align: middle; }
.table { overflow-x: auto; margin: 1.2em 0; }
table { border-collapse: collapse; width: 100%; font: .92em/1.4 var(--display); font-variant-numeric: lining-nums tabular-nums; border-block: .1rem solid var(--heading); }
th, td { text-align: start; vertical-align: top; padding: .45em .8em; overflow-wrap: normal; }
:is(th, td):first-child { padding-inline-start: .2em; }
:is(th, td):last-child { padding-inline-end: .2em; }
th { font-weight: 600; color: var(--heading); vertical-align: bottom; }
thead :is(th, td) { border-bottom: .08rem solid var(--heading); }
tbody tr + tr :is(th, td) { border-top: .05rem solid var(--line); }
.left { text-align: left; } .right { text-align: right; } .center { text-align: center; }
.noteref { font: 600 .72em/0 var(--display); vertical-align: super; }
.noteref a { padding: .2em .12em; text-decoration: none; }
.noteref a:hover { text-decoration: underline; }
.footnotes { font-size: .88em; margin-top: 3rem; border-top: .08rem solid var(--line); }
.footnotes > :is(h2, h3) { font-size: 1.1em; margin: 1.1em 0 .6em; }
.footnotes li > :is(p:nth-last-child(2), .back) { display: inline; }
.back { margin-inline-start: .3em; }
.back a { padding: .1em .3em; }
.note { display: block; font: .82em/1.4 var(--display); background: var(--wash); border-inline-start: .2rem solid var(--heading); padding: .5em .8em; margin: .5em 0; }
.note strong { color: var(--heading); }
.blank { border-bottom: .1rem dotted currentColor; background: var(--wash); padding: 0 .2em; font-family: var(--display); font-size: .95em; }
.signatures { margin: 3rem 0 1.5rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 2.2rem 2.5rem; font-family: var(--display); }
.signature p { margin: 0; }
.signature-name { font-weight: 600; font-size: 1.08em; }
.signature .caption { color: var(--muted); }
.signature :is(.signature-orgnr, .signature-decision, .signature-office) { font-size: .9em; }
.signature .field { margin-top: 2.6em; border-top: .07rem solid var(--text); padding-top: .2em; font-size: .82em; }
.attachment { margin-top: 3.5rem; padding-top: 1px; border-top: .08rem solid var(--line); }
.attachment > .title { font-size: 1.6em; margin-top: 1em; }
.attachment > .title > .number { display: block; font-size: .62em; color: var(--muted); margin-bottom: .2em; }
.file code { overflow-wrap: anywhere; }
ins { color: var(--inserted); text-decoration: underline; text-decoration-thickness: .08em; text-underline-offset: .15em; }
del { color: var(--deleted); text-decoration: line-through; }
.moved-to > ins, ins.moved-to { text-decoration: underline double; }
.moved-from > del, del.moved-from { text-decoration: line-through; }
span.formatted { border-bottom: .1em dotted var(--inserted); }
li:is(.inserted, .moved-to) { box-shadow: -2.1em 0 #fff, -2.25em 0 var(--inserted); }
li:is(.deleted, .moved-from) { box-shadow: -2.1em 0 #fff, -2.25em 0 var(--deleted); }
.marker { font: 600 .8em/1 var(--display); display: inline-block; text-decoration: none; color: inherit; }
:is(p, h2, h3, h4, h5, h6, td, th).inserted, :is(p, h2, h3, h4, h5, h6, td, th).moved-to { box-shadow: -.45rem 0 #fff, -.6rem 0 var(--inserted); }
:is(p, h2, h3, h4, h5, h6, td, th).deleted, :is(p, h2, h3, h4, h5, h6, td, th).moved-from { box-shadow: -.45rem 0 #fff, -.6rem 0 var(--deleted); }
`

/** From where there is room for them, the contents stand to the left of the text and notes to the right, or else tables of many columns. */
const WIDE = `
@media screen and (max-width: 30rem) { h1 { font-size: 1.7em; hyphens: auto; } h2, h3, p, li { hyphens: auto; } .head, .frame, .foot { padding: 0 1rem; } .contents li li { display: none; } }
@media screen and (min-width: 68rem) {
.head, .frame, .foot { max-width: 82rem; padding: 0 2rem; }
.frame, .head, .foot { display: grid; grid-template-columns: 15rem minmax(0, 40rem) minmax(0, 15rem); gap: 0 3rem; }
.head > *, .foot > * { grid-column: 2; }
.contents { grid-column: 1; position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow-y: auto; padding-block: .2rem; }
main { grid-column: 2; }
main > :first-child { margin-top: 0; }
body:not(.redline) main:not(:has(.note)) .table:has(tr > :nth-child(4)) { margin-inline-end: -18rem; }
.note { float: right; clear: right; width: 13rem; margin: .1em -16rem .6em 0; }
}
@media (forced-colors: active) { .note, pre, blockquote, .blank { border-color: CanvasText; } .inserted, .deleted, .moved-to, .moved-from { outline: 1px solid; } }
`

const PRINT = `
body { border: 0; }
.skip, .contents, .footnotes li > p.back { display: none; }
.head, .frame, .foot { max-width: none; padding: 0; }
.letterhead { margin-top: 0; }
.title-block { padding-top: 1.6rem; }
a { color: inherit; text-decoration: none; }
a.external { text-decoration: underline; }
h1 { font-size: 1.9em; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
p, li { orphans: 2; widows: 2; }
main { hyphens: auto; }
thead { display: table-header-group; }
.table { overflow: visible; }
tr, img, .note, .signature, .signatures { break-inside: avoid; }
.signatures { grid-template-columns: 1fr 1fr; margin-top: 2.5rem; }
.attachment { break-before: page; border: 0; margin-top: 0; }
.foot { margin-top: 2rem; break-inside: avoid; }
:target { outline: none; }
`

function marginBox({ faces, colours, size }: Style): string {
  return `font: ${round(size * 0.8)}pt ${faces.heading.html}; color: #${colours.muted};`
}

/** A CSS string in which every character but plain letters, digits and spaces is escaped (CSS Syntax 3, 4.3.7). */
export function cssString(text: string): string {
  const inner = Array.from(text, (c) => (/[A-Za-z0-9 ]/.test(c) ? c : `\\${c.codePointAt(0)?.toString(16)} `)).join('')
  return `"${inner}"`
}

/** A colour thinned to a background on which the text still has nearly its whole contrast. */
function wash(colour: string): string {
  return [0, 2, 4].map((at) => Math.round(255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * 0.06).toString(16).padStart(2, '0')).join('')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
