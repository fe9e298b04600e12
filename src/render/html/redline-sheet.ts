/** What the style sheet of a page with changes has besides the page's own. */

/** @returns CSS without comments; its colours and faces are the house style's, by their names in the page's own sheet. */
export function redlineSheet(): string {
  return `${PANEL}${ENTRIES}${MARKS}${SIDES}${WIDE}
@media (forced-colors: active) {
.redline :is(.inserted, .deleted, .moved-to, .moved-from) { outline: none; }
.redline main :is(p, h2, h3, h4, h5, h6, pre):has(> ins, > del, > .formatted, > .formatted-block) { border-inline-start: .2rem solid CanvasText; padding-inline-start: .4em; }
.redline .current.current { outline: .2rem solid Highlight; }
.entry { border-inline-start-color: Canvas; }
.entry:has([aria-current]) { outline: .15rem solid Highlight; outline-offset: -.15rem; }
.views label:has(:checked) { outline: .15rem solid Highlight; }
.bar { border-inline-start: .2rem solid CanvasText; }
}
@media print {${PRINT}}
`
}

const PANEL = `
.redline { --bar: var(--inserted); }
.redline .head { padding-bottom: .5rem; }
.redline .title-block { margin-bottom: 1rem; }
.compared { margin: 0 0 .9rem; font: 1em/1.4 var(--display); }
.redline .legend { margin: 0 0 1.2rem; }
.legend p { margin: 0 0 .25rem; }
.legend ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; }
.legend li { margin: 0; }
.legend .bar { border-inline-start: .15rem solid var(--bar); padding-inline-start: .5em; }
.legend .sign { color: var(--inserted); font-weight: 600; }
.tools { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.2rem; padding: .5rem 1.25rem; background: #fff;
  border-block: .08rem solid var(--line); font: .85em/1.3 var(--display); }
.tools p { margin: 0; }
.tools .total { font-weight: 600; color: var(--heading); }
.steps { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .5rem; }
.steps[hidden] { display: none; }
.steps button { font: inherit; font-weight: 600; color: var(--link); background: #fff; border: .08rem solid currentColor; border-radius: .25rem; padding: .3rem .8rem; min-height: 1.9rem; cursor: pointer; }
.steps button:hover { color: #fff; background: var(--link); }
.position { min-width: 9em; padding-inline-start: .4rem; font-variant-numeric: tabular-nums; }
.tools label { display: inline-flex; align-items: center; gap: .3rem; min-height: 1.9rem; cursor: pointer; }
.tools input, .filters input { accent-color: var(--link); width: 1.05rem; height: 1.05rem; margin: 0; }
.tools fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1rem; margin-inline-start: auto; }
.tools .only { display: none; }
@supports not selector(:has(a)) { .views, .filters { display: none !important; } }
html:has(.redline) { scroll-padding-top: 5rem; }
.redline .frame { padding-top: 1.5rem; }
.unchanged { font: 1.05em/1.4 var(--display); }
`

const ENTRIES = `
.changes { font: .85em/1.4 var(--display); margin: 0 0 2.2rem; max-height: 45vh; overflow-y: auto; overscroll-behavior: contain; border: .08rem solid var(--line); border-radius: .3rem; padding: .9rem 1rem; background: #fff; }
.changes h2 { font-size: 1.1em; margin: 0 0 .6rem; }
.changes h2 .count { font-weight: 400; color: var(--muted); }
.changes h3 { font-size: 1em; margin: 1.1rem 0 .35rem; color: var(--heading); }
.changes ul { list-style: none; margin: 0; padding: 0; }
.changes p { margin: .15rem 0 0; overflow-wrap: anywhere; }
.filters { border: 0; padding: 0; margin: 0; min-width: 0; display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
.filters legend { padding: 0; margin-bottom: .15rem; color: var(--muted); float: left; width: 100%; }
.filters label { display: inline-flex; align-items: center; gap: .35rem; min-height: 1.6rem; cursor: pointer; }
.entry { position: relative; padding: .45rem .6rem; margin: 0 -.6rem; border-inline-start: .2rem solid transparent; border-radius: .2rem; }
.entry + .entry { border-top: .05rem solid var(--line); border-start-start-radius: 0; border-start-end-radius: 0; }
.entry > a { color: var(--text); text-decoration: none; font-weight: 600; }
.entry > a::after { content: ""; position: absolute; inset: 0; border-radius: .2rem; }
.entry > a:hover .kind { text-decoration: underline; }
.entry > a:focus-visible { outline: none; }
.entry > a:focus-visible::after { outline: .15rem solid var(--link); outline-offset: -.15rem; }
.entry:hover { background: var(--wash); }
.entry .nr { display: inline-block; min-width: 1.6em; color: var(--muted); font-variant-numeric: tabular-nums; font-weight: 400; }
.entry p { padding-inline-start: 1.85em; }
.changes del + ins { margin-inline-start: .5em; }
.entry .form { color: var(--muted); }
.entry:has([aria-current]) { background: var(--wash); border-inline-start-color: var(--link); }
.entry > a[aria-current] .nr { color: var(--text); font-weight: 700; }
${['inserted', 'deleted', 'replaced', 'moved', 'formatted', 'split', 'merged'].map((kind) => `body:has(.filters input[value="${kind}"]:not(:checked)) .entry[data-kind="${kind}"]`).join(',\n')} { display: none; }
`

const MARKS = `
.unseen { user-select: none; }
.redline del + ins { margin-inline-start: .15em; }
.redline del + ins::before { content: "\\200B"; }
del > .note { text-decoration: line-through; }
ins > .note { text-decoration: underline; }
del > .number { text-decoration: line-through; }
ins > .number { text-decoration: underline; text-decoration-thickness: .08em; text-underline-offset: .15em; }
.formatted-block .marker, span.formatted > .marker { color: var(--muted); }
.redline .marker { text-decoration: none; font-size: .85rem; letter-spacing: 0; }
.redline a.marker { text-decoration: underline; line-height: 1.2; }
.before { font: .78rem/1.2 var(--display); color: var(--muted); font-weight: 400; letter-spacing: 0; white-space: pre-wrap; }
ol > li > p:first-child > :is(ins, del) > .number { display: inline-block; min-width: 1.6em; margin-inline-start: -1.6em; }
.numbered > :is(ins, del) > .number { display: inline-block; min-width: 3em; margin-inline-start: -3em; }
.current { outline: .14rem solid var(--link); outline-offset: .08rem; border-radius: .1rem; background: color-mix(in srgb, var(--link) 8%, #fff); }
:is(ins, del, span):target { outline: .14rem solid var(--link); outline-offset: .12rem; }
.redline main :is(p, h2, h3, h4, h5, h6):is(:has(> ins), :has(> del), :has(> .formatted), :has(> .formatted-block)), .redline main pre:has(ins, del) { box-shadow: -.55rem 0 #fff, -.7rem 0 var(--bar); }
.redline main li > p:is(:has(> ins), :has(> del), :has(> .formatted), :has(> .formatted-block)) { box-shadow: -2.15em 0 #fff, -2.3em 0 var(--bar); }
.redline main .form-note { margin-bottom: .3em; }
.redline main tr:has(ins, del, .formatted, .formatted-block) > :first-child { box-shadow: inset .15rem 0 var(--bar); padding-inline-start: .55em; }
.redline main :is(p, li, tr, td, th, h2, h3, h4, h5, h6):is(.inserted, .moved-to, .deleted, .moved-from):not(:has(> ins, > del)) { box-shadow: none; }
.redline .frame, .redline .head, .redline .foot { padding-inline-start: 2rem; }
:is(ins, del) img { outline: .15rem solid currentColor; outline-offset: .1rem; }
del img { opacity: .6; }
:is(ins, del) hr { border-top: .15rem solid currentColor; }
del hr { border-top-style: dashed; }
`

const SIDES = `
body:has(.views input[value="sider"]:checked) .inline { display: none; }
body:has(.views input[value="sider"]:checked) .sides { display: block; }
body:has(.views input[value="sider"]:checked) .tools .only { display: inline-flex; }
body:has(.only input:checked) .sides .row.same:not(.kept) { display: none; }
body:has(.views input[value="sider"]:checked) .frame { max-width: 88rem; }
.sides .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
.sides .cell { padding: .35rem 1.1rem .35rem 1.3rem; }
.sides .cell + .cell { border-inline-start: .08rem solid var(--line); }
.sides .heads { border-bottom: .08rem solid var(--heading); font: 600 .9em/1.4 var(--display); color: var(--heading); margin-bottom: .6rem; }
.sides .cell > :first-child { margin-top: .35rem; }
.sides .cell > :last-child { margin-bottom: .35rem; }
.sides .cell > :is(h2, h3, h4, h5, h6):first-child { margin-top: 1.3rem; }
.sides .cell > h2 { font-size: 1.25em; }
.sides .empty { background: repeating-linear-gradient(135deg, var(--wash) 0 .3rem, #fff .3rem .9rem); }
.sides .note { float: none; width: auto; margin: .5em 0; }
.sides .attachment { margin-top: 1.5rem; border: 0; }
.sides .signatures { grid-template-columns: 1fr; }
.sides .footnotes { border: 0; margin: 0; }
`

const WIDE = `
@media screen and (max-width: 44rem) {
.tools { gap: .2rem .8rem; padding: .4rem 1rem; }
.tools fieldset { margin-inline-start: 0; }
.tools .total, .keys { display: none !important; }
.redline .frame, .redline .head, .redline .foot { padding-inline-start: 1.5rem; }
.sides .row { grid-template-columns: minmax(0, 1fr); }
.sides .heads { display: none; }
.sides .cell + .cell { border-inline-start: 0; }
.sides .row:not(.same) .cell { border-inline-start: .2rem solid var(--line); margin-bottom: .3rem; }
.sides .row.same .older, .sides .empty { display: none; }
}
@media screen and (max-width: 44rem) { html:has(.redline) { scroll-padding-top: 9rem; } }
@media screen and (max-height: 30rem) { .tools { position: static; } html:has(.redline) { scroll-padding-top: 1.5rem; } }
@media screen and (min-width: 68rem) {
.redline .frame, .redline .head, .redline .foot { max-width: 88rem; grid-template-columns: 21rem minmax(0, 40rem) minmax(0, 14rem); }
.redline .tools { padding-inline: max(2rem, calc((100vw - 84rem) / 2)); }
.changes { grid-column: 1; position: sticky; top: 4.2rem; align-self: start; max-height: calc(100vh - 5.4rem); margin: 0; }
body:has(.views input[value="sider"]:checked) main { grid-column: 2 / 4; }
}
`

const PRINT = `
.tools, .filters, .redline .skip { display: none; }
.redline .frame, .redline .head, .redline .foot { padding-inline-start: .9rem; }
.redline .frame { display: flex; flex-direction: column; padding-top: 0; }
.changes { order: 1; break-before: page; max-height: none; overflow: visible; border: 0; padding: 0; margin: 2rem 0 0; font-size: .9em; }
.changes h2 { font-size: 1.3em; }
.entry { break-inside: avoid; background: none !important; border-inline-start: 0; }
.redline .current.current { outline: none; background: none; }
ins, .marker { color: var(--inserted) !important; } del { color: var(--deleted) !important; }
* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.redline a.redline .marker { text-decoration: none; font-size: .85rem; letter-spacing: 0; }
`
