/** Every message of the reader: what provokes it, at which characters, and whether a document can still be built. */
import { describe, expect, test } from 'vitest'
import { readRules } from '../../src/read/messages.ts'
import { othersOf } from '../../src/assemble/others.ts'
import { readText, type World } from '../generate/read.ts'
import { draft, marked, placeOf } from './places.ts'

type Case = [rule: string, text: string | Uint8Array, world?: World]

const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080000000037', 'hex')
const lines = (line: string, count: number): string => `${line}\n`.repeat(count)
const yaml = (text: string): string => `---\ndokumenttype: samarbeidsavtale\n${text}\n---\n\n# T\n`
const values = 'verdier:\n  møter: 2\n  tom:\n  liste: [a, b]\n  dag: 2021-13-01\n'
const inDraft = (body: string): string => draft(body, values)
const inTyped = (body: string): string => draft(body, 'nummerering: desimal\n')
const inRedline = (body: string): string => draft(body, 'endringsvisning: {}\n')
const clauses = { selv: '{{> selv}}\n', hvem: '---\nargumenter:\n  hvem: { beskrivelse: x }\n---\n\n{{hvem}}\n' }
const attached = (path: string): string => draft('Tekst.\n', `vedlegg:\n  - tittel: Del\n    fil: ⟦${path}⟧\n`)

const quotable = readText(draft('Ledd. {#ledd}\n\n## Formål {#formal}\n\nDette. Og dette.\n\nMer.\n')).document
const others = othersOf((path) => (path === 'a.md' && quotable ? quotable : { why: 'Filen finnes ikke.' }))
const inCase = (body: string, head = 'gjelder: a.md\n'): string => `---\ndokumenttype: saksfremlegg\ntittel: x\n${head}---\n\n# T\n\n${body}`

/** In an agreement none of these can be built. */
const fatal: Case[] = [
  ['FIL-001', Buffer.from('504b0304', 'hex')],
  ['FIL-001', Buffer.from('d0cf11e0', 'hex')],
  ['FIL-001', Buffer.from('tekst\0')],
  ['FIL-002', Buffer.concat([Buffer.from('# T\n\nbl'), Buffer.from([0xe5])])],
  ['FIL-003', Buffer.alloc(2_000_001, 'a')],
  ['FIL-004', draft(`⟦${'> '.repeat(51)}a⟧`)],
  ['FIL-004', draft(`⟦${'- '.repeat(51)}a⟧`)],
  ['FIL-004', draft(`${'{{#if parter}}\n\n'.repeat(50)}⟦{{#if parter}}⟧\n\na${'\n\n{{/if}}'.repeat(51)}\n`)],
  ['FIL-005', draft(`⟦*⟧${'*'.repeat(2000)}`)],
  ['FIL-005', draft(`⟦>⟧ a\nb\n${lines('> a\nb', 500)}`)],
  ['FIL-006', draft(`⟦a⟧${'b'.repeat(200_001)}`)],
  ['FIL-007', ''],
  ['FIL-007', ' \n\n'],
  ['FIL-007', '---\ntittel: x\n---\n'],
  ['FIL-008', draft('a⟦\u0007⟧b')],
  ['FIL-008', draft('a⟦\u000C⟧b')],
  ['FIL-008', draft('a⟦\r⟧b')],
  ['FIL-008', draft('a⟦\uFFFE⟧b')],
  ['FIL-008', yaml('tittel: ⟦"a\\u0001b"⟧')],
  ['FIL-008', yaml('tittel: ⟦"a\\uD800b"⟧')],
  ['FIL-009', draft(`${lines('- a', 20_000)}⟦- a⟧`)],
  ['FIL-010', draft(`${lines('[^a]: x', 2_000)}⟦[^a]: x⟧`)],
  ['FIL-011', draft(`${'a\n\n'.repeat(29_996)}⟦b⟧\n`)],
  ['FIL-012', draft(`${'{{#each parter}}\n\n'.repeat(14)}a\n${'\n{{/each}}\n'.repeat(14)}`)],
  ['FIL-013', draft(`${lines('|'.repeat(1_000), 59)}⟦${'|'.repeat(1_000)}⟧`)],
  ['FIL-014', '\n'.repeat(100_000) + '⟦a⟧'],
  ['FRM-001', yaml('a:⟦ \t⟧b: c: d')],
  ['FRM-001', '---\na: "b\n⟦-⟧--\n# T\n'],
  ['FRM-002', yaml('tittel: a\n⟦tittel⟧: b')],
  ['FRM-003', yaml('tittel: ⟦&x⟧ a')],
  ['FRM-003', yaml('tittel: ⟦*x⟧')],
  ['FRM-003', yaml('tittel: ⟦!!str⟧ 1')],
  ['FRM-004', `⟦---⟧\ntittel: ${'x'.repeat(65_536)}\n---\n# T\n`],
  ['FRM-005', '⟦---⟧\ntittel: a\n\n# T\n'],
  ['FRM-006', yaml('konto: ⟦0123⟧')],
  ['FRM-006', yaml('versjon: ⟦1.10⟧')],
  ['FRM-006', yaml('land: ⟦NO⟧')],
  ['FRM-006', yaml('tall: ⟦0x1F⟧')],
  ['FRM-006', yaml('tall: ⟦1e3⟧')],
  ['FRM-006', yaml('tall: ⟦12345678901234567890⟧')],
  ['FRM-007', '---\n⟦- a\n- b⟧\n---\n# T\n'],
  ['FRM-007', '---\n⟦bare tekst⟧\n---\n# T\n'],
  ['FRM-008', yaml(`a: ${'[b, '.repeat(30)}`)],
  ['FRM-009', '---\ndokumenttype: ⟦samarbeidsavtal⟧\n---\n# T\n'],
  ['MRK-001', draft('Tekst ⟦<b>⟧her.')],
  ['MRK-001', draft('⟦<div>\nher\n</div>⟧')],
  ['MRK-001', draft('⟦<!-- notat: aldri lukket⟧')],
  ['MRK-002', draft('⟦# Enda en⟧')],
  ['MRK-003', draft('## A {#a}\n\n⟦## B {#a}⟧')],
  ['MRK-003', draft('Ledd {#a}\n\n⟦Ledd {#a}⟧')],
  ['MRK-004', draft('⟦21. januar⟧ 2021 møttes de.')],
  ['MRK-004', draft('Møtet er\n⟦1. mai⟧ i Asker.')],
  ['MRK-004', draft('- a\n  ⟦1. desember⟧ b')],
  ['MRK-005', draft('Tekst\n⟦-⟧ punkt')],
  ['MRK-005', draft('Tekst\n⟦1⟧. punkt')],
  ['MRK-005', draft('> Tekst\n> ⟦-⟧ punkt')],
  ['MRK-006', draft('⟦a)⟧ første')],
  ['MRK-006', draft('Partene:\n⟦b)⟧ andre')],
  ['MRK-006', draft('- ⟦(c)⟧ tredje')],
  ['MRK-007', draft('Dette er ⟦**⟧ ikke fet.')],
  ['MRK-007', draft('Dette ⟦{{⟧ er ikke lukket.')],
  ['MRK-007', draft('Dette ⟦}}⟧ er ikke åpnet.')],
  ['MRK-007', draft('Et ⟦{#id}⟧ midt i.')],
  ['MRK-007', draft('Et ⟦{.bokstav}⟧ midt i.')],
  ['MRK-007', draft('Et ⟦{hvis=x}⟧ midt i.')],
  ['MRK-007', draft('| a ⟦{#id}⟧ |\n|-|')],
  ['MRK-007', draft('Dette er ⟦~~⟧strøket.')],
  ['MRK-007', draft('Tekst ⟦<!--⟧ notat: aldri lukket')],
  ['MRK-007', draft('⟦##⟧Formål')],
  ['MRK-007', draft('[en ⟦**⟧ lenke](https://example.com)')],
  ['MRK-008', draft('Tekst ⟦{.bokstaver}⟧')],
  ['MRK-008', draft('Tekst ⟦{#a b}⟧')],
  ['MRK-008', draft('Tekst ⟦{.constructor}⟧')],
  ['MRK-009', draft('Partene skal: ⟦{.bokstav}⟧\n\nTekst.')],
  ['MRK-009', draft('## A ⟦{.fortsett}⟧')],
  ['MRK-009', draft('⟦{.bokstav}⟧')],
  ['MRK-011', draft('| a |\n|-|\n\n⟦<!-- notat: om hva? -->⟧')],
  ['MRK-012', draft('Ledd⟦[^x]⟧.')],
  ['MRK-013', draft('A[^x] og B[^x].\n\n⟦[^x]: Note.⟧')],
  ['MRK-013', draft('A[^x].\n\n⟦[^x]: Om seg selv[^x].⟧')],
  ['MRK-014', draft('Tekst.\n\n⟦[^x]: Tapt.⟧')],
  ['MRK-015', draft('⟦#######⟧ Dypt')],
  ['MRK-016', draft('⟦[x](javascript:alert(1))⟧')],
  ['MRK-016', draft('⟦[x](fil.pdf)⟧')],
  ['MRK-016', draft('⟦[x](<#>)⟧')],
  ['MRK-018', draft('## A ⟦{#}⟧')],
  ['MRK-018', draft('## A ⟦{#-a}⟧')],
  ['MRK-019', draft('Tekst.\n\n⟦[x]: https://example.com⟧')],
  ['MRK-021', draft('## A ⟦{.ledd}⟧')],
  ['MRK-021', draft('Ledd ⟦{.unummerert}⟧')],
  ['MRK-021', draft('⟦{#alene}⟧\n\nTekst.')],
  ['MRK-021', draft('⟦{hvis=parter}⟧')],
  ['MRK-021', '---\ndokumenttype: samarbeidsavtale\n---\n# T ⟦{#t}⟧\n'],
  ['MRK-022', draft('- ⟦# A⟧')],
  ['MRK-022', draft('> ⟦## A⟧')],
  ['MRK-022', draft('x[^1]\n\n[^1]: ⟦## A⟧')],
  ['MRK-023', draft('## A ⟦{#a #b}⟧')],
  ['MRK-012', draft('Ledd⟦[^en note]⟧.')],
  ['MRK-012', draft('| a⟦[^x]⟧ |\n|-|')],
  ['MRK-024', draft('- a\n⟦b⟧\nc')],
  ['MRK-024', draft('- a\n  - b\n  ⟦c⟧')],
  ['MRK-024', draft('1. a\n\n   b\n⟦c⟧')],
  ['MRK-024', draft('> a\n⟦b⟧')],
  ['MRK-024', draft('> > a\n> ⟦b⟧')],
  ['MRK-024', draft('- > a\n  ⟦b⟧')],
  ['MRK-024', draft('x[^1]\n\n[^1]: a\n⟦b⟧')],
  ['MRK-024', draft('{{#if parter}}\n\n- a\n⟦b⟧\n\n{{/if}}')],
  ['MRK-025', draft('a\n\n    ⟦b⟧\n    c')],
  ['MRK-025', draft('a\n\n\t  ⟦b⟧')],
  ['MRK-025', draft('-     ⟦b⟧')],
  ['MRK-026', draft('⟦| a | b |⟧\n| c | d |')],
  ['MRK-026', draft('> ⟦| a | b |⟧\n> | c | d |')],
  ['MRK-026', draft('⟦| a |⟧\n| - | - |')],
  ['MRK-027', inTyped('⟦•⟧ a')],
  ['MRK-027', inTyped('a\n⟦\uF0B7⟧\tb')],
  ['MRK-027', inTyped('- ⟦•⟧ a')],
  ['MRK-027', inTyped('⟦–⟧ a\n– b')],
  ['MRK-028', draft('Tekst\n⟦---⟧')],
  ['MRK-028', draft('Tekst\n⟦==⟧')],
  ['MRK-028', draft('> Tekst\n> ⟦--⟧')],
  ['MRK-028', draft('Tekst\nover to linjer\n⟦------------⟧')],
  ['MRK-029', draft('A[^x].\n\n[^x]: B⟦[^y]⟧.\n\n[^y]: C.')],
  ['MRK-029', draft('A[^x].\n\n[^x]: Om seg selv⟦[^x]⟧.')],
  ['MRK-029', draft('A[^x].\n\n[^x]:\n    > - B⟦[^y]⟧.\n\n[^y]: C.')],
  ['MRK-030', draft('A[^x].\n\n[^x]: B.\n\n⟦[^X]: C.⟧')],
  ['MRK-030', draft('A[x].\n\n[x]: https://example.com/a\n⟦[x]: https://example.com/b⟧')],
  ['FRM-020', yaml('endringsvisning: ⟦ja⟧')],
  ['FRM-020', yaml('endringsvisning: ⟦{ eldre: [a] }⟧')],
  ['FRM-020', yaml('endringsvisning: ⟦{ uten: tittel }⟧')],
  ['FRM-020', yaml('endringsvisning: ⟦{ annet: 1 }⟧')],
  ['MRK-040', draft('Partene ⟦{++⟧møtes++}.')],
  ['MRK-040', draft('Partene ⟦{--⟧møtes--}.')],
  ['MRK-040', draft('⟦{>>⟧Et notat<<}')],
  ['MRK-041', inRedline('Partene ⟦{++⟧møtes.')],
  ['MRK-041', inRedline('Partene ⟦{~~⟧én~>to.')],
  ['MRK-041', inRedline('- A ⟦{++⟧b')],
  ['MRK-041', inRedline('Partene ⟦{>>⟧møtes.')],
  ['MRK-041', inRedline('| ⟦{++⟧a |\n| --- |')],
  ['MRK-042', inRedline('Partene møtes⟦++}⟧.')],
  ['MRK-042', inRedline('Partene møtes⟦<<}⟧.')],
  ['MRK-043', inRedline('Partene {++møtes ⟦{--⟧aldri++}.')],
  ['MRK-044', inRedline('Partene {~~møtes⟦~~}⟧.')],
  ['MRK-045', inRedline('Partene ⟦{++⟧møtes\n\n## Ny klau++}sul')],
  ['VRD-001', inDraft('Hei ⟦{{titel}}⟧.')],
  ['VRD-001', inDraft('⟦{{verdier.møtr}}⟧')],
  ['VRD-001', inDraft('⟦{{verdier.møter.antall}}⟧')],
  ['VRD-001', inDraft('⟦{{constructor}}⟧')],
  ['VRD-001', inDraft('⟦{{\\_\\_proto\\_\\_}}⟧')],
  ['VRD-001', inDraft('⟦{{toString}}⟧')],
  ['VRD-001', inDraft('⟦{{verdier.\\_\\_proto\\_\\_}}⟧')],
  ['VRD-001', inDraft('⟦{{verdier.constructor.name}}⟧')],
  ['VRD-001', inDraft('⟦{{verdier.liste.map}}⟧')],
  ['VRD-001', inDraft('⟦{{#if titel}}⟧\n\na\n\n{{/if}}')],
  ['VRD-001', inDraft('Ledd ⟦{hvis=verdier.x}⟧')],
  ['VRD-002', inDraft('⟦{{datoo verdier.dag}}⟧')],
  ['VRD-002', inDraft('⟦{{constructor verdier.dag}}⟧')],
  ['VRD-002', inDraft('⟦{{tallord (lookup verdier.møter)}}⟧')],
  ['VRD-002', inDraft('⟦{{verdier.}}⟧')],
  ['VRD-003', inDraft('⟦{{{tittel}}}⟧')],
  ['VRD-003', inDraft('⟦{{}}⟧')],
  ['VRD-003', inDraft('⟦{{dato verdier.dag format="x"}}⟧')],
  ['VRD-003', inDraft(`⟦{{tallord ${'('.repeat(1_000)}}}⟧`)],
  ['VRD-003', inDraft('⟦{{> hvem.}}⟧')],
  ['VRD-004', inDraft('Her ⟦{{#if parter}}⟧ midt i.')],
  ['VRD-004', inDraft('⟦{{#if parter}}⟧\na')],
  ['VRD-004', inDraft('⟦{{else}}⟧ a')],
  ['VRD-004', inDraft('a ⟦{{> hvem}}⟧')],
  ['VRD-004', inDraft('⟦{{#unless parter}}⟧')],
  ['VRD-004', inDraft('⟦{{! merknad }}⟧')],
  ['VRD-005', inDraft('⟦{{#if parter}}⟧\n\na')],
  ['VRD-005', inDraft('⟦{{#if parter}}⟧\n\na\n\n{{/each}}')],
  ['VRD-005', inDraft('- ⟦{{#if parter}}⟧\n\n{{#if parter}}\n\na\n\n{{/if}}')],
  ['VRD-006', inDraft('a\n\n⟦{{/if}}⟧')],
  ['VRD-006', inDraft('⟦{{else}}⟧')],
  ['VRD-006', inDraft('{{#if parter}}\n\na\n\n{{else}}\n\nb\n\n{{else}}\n\nc\n\n{{/if}}\n\n⟦{{/if}}⟧')],
  ['VRD-008', inDraft('⟦{{dato verdier.dag}}⟧')],
  ['VRD-008', inDraft('⟦{{beløp "x"}}⟧')],
  ['VRD-008', inDraft('⟦{{tallord 1.5}}⟧')],
  ['VRD-008', inDraft('⟦{{antall verdier.møter}}⟧')],
  ['VRD-008', inDraft('⟦{{orgnr 12}}⟧')],
  ['VRD-008', inDraft('⟦{{liste verdier.møter}}⟧')],
  ['VRD-009', inDraft('⟦{{verdier}}⟧')],
  ['VRD-009', inDraft('⟦{{verdier.liste}}⟧')],
  ['VRD-010', inDraft('⟦{{> taushet}}⟧'), { clauses }],
  ['VRD-010', inDraft('⟦{{> constructor}}⟧'), { clauses }],
  ['VRD-011', inDraft('⟦{{> hvem hvm=verdier.møter}}⟧'), { clauses }],
  ['VRD-012', inDraft('{{> selv}}'), { clauses }],
  ['VRD-013', inDraft('⟦{{#each verdier.møter}}⟧\n\na\n\n{{/each}}')],
  ['SIT-004', inCase('Her ⟦{{sitat "formal"}}⟧.', ''), { others }],
  ['SIT-004', inCase('⟦{{> endringer}}⟧'), { others }],
  ['SIT-004', inCase('Tekst.', 'gjelder: a.md\nvedlegg:\n  - { tittel: Endringer, fil: ⟦lilla.pdf⟧ }\n'), { others }],
  ['SIT-005', inCase('{{sitat "formal"}} og {{sitat "to"}}', 'gjelder: ⟦b.md⟧\n'), { others }],
  ['SIT-005', inCase('{{> endringer}}', 'gjelder: a.md\nendretFra: ⟦b.md⟧\n'), { others }],
  ['SIT-005', inCase('Tekst.', 'gjelder: ⟦b.md⟧\n'), { others }],
  ['SIT-011', inCase('Tekst.', 'gjelder: a.md\nendretFra: ⟦a.md⟧\n'), { others }],
  ['SIT-006', inCase('⟦{{sitat "formaal"}}⟧'), { others }],
  ['SIT-006', inCase('Her ⟦{{sitat "formaal"}}⟧.'), { others }],
  ['SIT-007', inCase('Her ⟦{{sitat "formal"}}⟧.'), { others }],
  ['SIT-008', inCase('Her ⟦{{sitat "formal" "finnes ikke"}}⟧.'), { others }],
  ['SIT-008', inCase('⟦{{sitat "formal" "ette"}}⟧'), { others }],
  ['SIT-009', inCase('⟦{{sitat}}⟧'), { others }],
  ['SIT-009', inCase('Her ⟦{{sitat formal}}⟧.'), { others }],
  ['SIT-009', inCase('Her ⟦{{sitat "a" "b" "c"}}⟧.'), { others }],
  ['SIT-010', draft('⟦{{sitat "formal"}}⟧')],
  ['SIT-010', draft('Her ⟦{{sitat "formal"}}⟧.')],
  ['REF-001', draft('Se ⟦[punkt 4](#ingen)⟧.')],
  ['VDL-011', draft('⟦![a](a.png)⟧')],
  ['VDL-011', attached('vedlegg/a.pdf')],
  ['VDL-012', draft('⟦![a](../a.png)⟧')],
  ['VDL-013', draft('⟦![a](a.png)⟧'), { files: { 'a.png': '%PDF-1.7' } }],
  ['VDL-013', attached('a.pdf'), { files: { 'a.pdf': 'tekst' } }],
  ['VDL-014', attached('a.pdf'), { files: { 'a.pdf': '%PDF-1.7 /Encrypt 5 0 R' } }],
  ['VDL-016', draft('⟦![a](a.pdf)⟧'), { files: { 'a.pdf': '%PDF-1.7' } }],
  ['UUF-002', draft('⟦![](a.png)⟧'), { files: { 'a.png': png } }],
]

/** These are told, and the document is built all the same. */
const told: Case[] = [
  ['MRK-010', draft('Tekst ⟦<!-- husk dette -->⟧.')],
  ['MRK-017', '# T\n\n⟦#### A⟧\n'],
  ['MRK-020', draft('⟦[x](https://example.com "y")⟧')],
  ['STR-013', '---\ndokumenttype: samarbeidsavtale\n---\n\nTekst.\n'],
  ['PRT-001', '---\ndokumenttype: samarbeidsavtale\n---\n# T\n\n⟦{{> signatur}}⟧\n'],
  ['VRD-014', inDraft('⟦{{> hvem hvem="x"}}⟧').replace('---\n', '---\nmålform: nn\n'), { clauses }],
  ['VRD-007', inDraft('Kr ⟦{{verdier.tom}}⟧.')],
  ['VRD-007', inDraft('⟦{{tittel}}⟧')],
  ['VRD-007', inDraft('⟦{{dato verdier.tom}}⟧')],
  ['VRD-007', inDraft('⟦{{parter.0.kortnavn}}⟧')],
]

/** In any other Markdown file what is not understood prints as it stands, with a warning. */
const elsewhere: [rule: string, text: string, prints: string][] = [
  ['MRK-001', 'Tekst ⟦<b>⟧her.', 'Tekst <b>her.'],
  ['MRK-001', '⟦<div>her</div>⟧', '<div>her</div>'],
  ['MRK-007', 'Dette er ⟦**⟧ ikke fet.', 'Dette er ** ikke fet.'],
  ['MRK-007', 'a ⟦{{⟧ b', 'a {{ b'],
  ['MRK-012', 'a⟦[^x]⟧', 'a[^x]'],
  ['MRK-015', '⟦#######⟧ x', '####### x'],
  ['MRK-016', '⟦[x](fil.pdf)⟧', 'x'],
  ['MRK-022', '> ⟦## A⟧', 'A'],
  ['MRK-024', '- a\n⟦b⟧', 'a b'],
  ['MRK-025', '    ⟦a⟧', 'a'],
  ['MRK-026', '⟦| a | b |⟧\n| c | d |', '| a | b | | c | d |'],
  ['MRK-028', 'Tekst\n⟦---⟧', 'Tekst'],
]

const asMarked = (text: string | Uint8Array) => (typeof text === 'string' ? marked(text) : { text, places: [] })
const name = (text: string | Uint8Array): string => (typeof text === 'string' ? text.replace(/^---[\s\S]*?\n---\n+(# T\n+)?/, '') : 'bytes').slice(0, 60).replaceAll('\n', '⏎')
const named = (cases: readonly Case[]) => cases.map(([rule, text, world]) => [rule, name(text), text, world] as const)

describe('what cannot be read', () => {
  test.each(named(fatal))('%s: %s', (rule, _, text, world) => {
    const { text: file, places } = asMarked(text)
    const { document, messages } = readText(file, world)
    const own = messages.filter(({ ruleId }) => ruleId === rule)
    expect(own, JSON.stringify(messages)).not.toEqual([])
    expect(own.every(({ fatal: isFatal, severity }) => isFatal && severity === 'error')).toBe(true)
    expect(document).toBeUndefined()
    if (places.length > 0) expect(own.map(placeOf)).toEqual(places)
    for (const { reason, remedy } of own) expect(reason + remedy).not.toMatch(/undefined|NaN|\n\s+at |\[object|(?<!\{)\{(?:text|name|limit|known|suggestion|why|count|id|file|code)\}/)
  })
})

describe('what is told of, and built', () => {
  test.each(named(told))('%s: %s', (rule, _, text) => {
    const { text: file, places } = asMarked(text)
    const { document, messages } = readText(file, { clauses })
    expect(messages.map(({ ruleId, fatal: isFatal }) => [ruleId, isFatal])).toEqual([[rule, undefined]])
    expect(messages.map(placeOf)).toEqual(places.length > 0 ? places : ['whole file'])
    expect(document).toBeDefined()
  })

  test.each(elsewhere)('%s in a file that is no agreement: %s', (rule, text, prints) => {
    const { text: file, places } = marked(text)
    const { document, messages } = readText(file)
    expect(messages.map(({ ruleId, severity, fatal: isFatal }) => [ruleId, severity, isFatal])).toEqual([[rule, 'warning', undefined]])
    expect(messages.map(placeOf)).toEqual(places)
    expect([...JSON.stringify(document?.children).matchAll(/"value":"([^"]*)"/g)].map(([, value]) => value).join('')).toBe(prints)
  })
})

test('every message has a case, in both languages', () => {
  const ids = new Set([...fatal, ...told, ...elsewhere].map(([rule]) => rule))
  // The size of an attachment is judged by what opens it; a tree is read by a reader of its own.
  expect(Object.keys(readRules).filter((id) => !ids.has(id)).sort()).toEqual(['TRE-001', 'VDL-015'])
  for (const { nb, en } of Object.values(readRules)) {
    const names = (texts: readonly string[]): string[] => [...new Set(texts.join(' ').match(/(?<!\{)\{\w+\}(?!\})/g))].filter((found) => found !== '{#id}').sort()
    expect(names(en).length > 0).toBe(names(nb).length > 0)
  }
})
