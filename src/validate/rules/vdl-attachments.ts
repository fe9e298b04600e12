/** VDL-001 to VDL-003: attachments that are named, attached and called the same. */
import { plainText, walk, type Attachment } from '../../document/tree.ts'
import { longDate } from '../../document/words.ts'
import { dateIn, typedAttachments } from '../attachment-list.ts'
import { exampleDraft } from '../example-draft.ts'
import { keyOf, wordsIn } from '../phrases.ts'
import { defineRule, type Found, type Subject } from '../rule.ts'
import { ownBlocks } from '../text.ts'

/** «vedlegg 1», «vedlegg 1 og 2», «vedlegg 1–3»; not «vedlegg 2 til forskriften», which is another document's. */
const MENTION = /(?<![\p{L}\d])vedlegg[ \u00A0](\d{1,2})(?:[ \u00A0]?(og|,|–|-|til)[ \u00A0]?(\d{1,2}))?(?![\p{L}\d])(?![ \u00A0](?:til|i)[ \u00A0](?!(?:denne |dette |den |det )?(?:avtal|sak)))/giu

const LIST = 'vedlegg:\n  - { id: kostnader, tittel: Kostnadsfordeling, fil: README.md }'

export const vdl001 = defineRule({
  id: 'VDL-001',
  severity: 'error',
  summary: { nb: 'Vedlegg som mangler eller ikke er nevnt', en: 'Attachments that are missing or not mentioned' },
  why: {
    nb: 'Det som er vedlagt, er en del av avtalen. Teksten og listen over vedlegg må derfor stemme (god avtalepraksis).',
    en: 'What is attached is part of the agreement. Text and list of attachments must therefore agree (drafting practice).',
  },
  sentences: {
    missing: {
      nb: ['Vedlegg {n} er nevnt, men finnes ikke.', 'Legg vedlegget til under «vedlegg» øverst i filen, eller ta bort henvisningen.'],
      en: ['Attachment {n} is mentioned but missing.', 'Add the attachment under «vedlegg» at the top of the file, or remove the reference.'],
    },
    unmentioned: {
      nb: ['Vedlegget «{title}» finnes, men teksten nevner det ikke.', 'Vis til det der det hører hjemme, eller sett inn listen over vedlegg med {{> vedlegg}}.'],
      en: ['The attachment «{title}» exists but the text does not mention it.', 'Refer to it where it belongs, or bring in the list of attachments with {{> vedlegg}}.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Fordelingen står i [vedlegg 1](#kostnader).', head: LIST },
      { text: 'Fordelingen står i vedlegget.', head: LIST },
      { text: 'Etter vedlegg 2 til forskriften gjelder egne satser. Møteplanen legges i vedlegg.' },
      { text: 'Se vedlegg 1.\n\n## Vedlegg\n\nVedlegg 1 Kostnadsfordeling', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: 'Se også vedlegg 1, som viser eksempler.', finds: ['vedlegg 1'] },
      { text: 'Se vedlegg 1 og 2.', head: LIST, finds: ['vedlegg 1 og 2'] },
      { text: 'Partene samarbeider.', head: LIST, finds: ['Kostnadsfordeling'] },
      { text: 'Reglene i vedlegg 3 til denne avtalen gjelder.', finds: ['vedlegg 3'] },
    ],
  },
  *check(subject) {
    const { meta, document, locate } = subject
    const blocks = ownBlocks(subject)
    const attachments = meta.vedlegg ?? []
    const typed = typedAttachments(blocks)
    const exists = new Set([...attachments.map((_, i) => i + 1), ...typed.flatMap(({ number = 0 }) => number)])
    const mentioned = new Set<number>()
    for (const { text, place, runs } of blocks) {
      for (const match of text.matchAll(MENTION)) {
        const [first, last] = [Number(match[1]), Number(match[3] ?? match[1])]
        const isRange = match[2] !== undefined && !/og|,/i.test(match[2])
        const numbers = isRange ? Array.from({ length: Math.max(1, last - first + 1) }, (_, i) => first + i) : [...new Set([first, last])]
        numbers.forEach((number) => mentioned.add(number))
        const isReference = runs.some(({ from, to, node }) => node.type === 'reference' && from <= match.index && match.index < to)
        const n = numbers.find((number) => !exists.has(number))
        if (n !== undefined && !isReference) yield { sentence: 'missing', position: place(match.index, match.index + match[0].length), values: { n } }
      }
    }
    if (attachments.length === 0) return
    const targets = new Set([...walk(document)].flatMap(([node]) => (node.type === 'reference' || node.type === 'attachmentEntry' ? [node.target] : [])))
    const all = keyOf(blocks.map(({ text }) => text).join('\n'))
    for (const [i, { tittel }] of attachments.entries()) {
      const id = document.children.filter((block): block is Attachment => block.type === 'attachment').find((_, at) => at === i)?.id
      const isNamed = (id !== undefined && targets.has(id)) || mentioned.has(i + 1) || (attachments.length === 1 && /vedlegg/.test(all)) || all.includes(keyOf(tittel))
      if (id !== undefined && !isNamed) yield { sentence: 'unmentioned', position: locate(['vedlegg', i, 'tittel']).value, values: { title: tittel } }
    }
  },
})

const DRAFT = /(?<!\p{L})(?:utkast|kladd|foreløpig|førebels)(?!\p{L})/iu

export const vdl002 = defineRule({
  id: 'VDL-002',
  severity: 'error',
  summary: { nb: 'Vedlegg som er merket utkast', en: 'Attachment that is marked as a draft' },
  why: {
    nb: 'Et vedlegg er en del av avtalen. Er det bare et utkast, vet ingen hva partene har bundet seg til.',
    en: 'An attachment is part of the agreement. If it is but a draft, nobody knows what the parties are bound to.',
  },
  sentences: {
    draft: {
      nb: ['Vedlegget «{title}» er merket som utkast.', 'Bytt det ut med den ferdige utgaven, og rett tittelen, før avtalen vedtas.'],
      en: ['The attachment «{title}» is marked as a draft.', 'Replace it with the finished version, and mend the title, before the agreement is adopted.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Vedlegg 1 – Vedtekter for havna' },
      { text: 'Vedlegg 1 viser utkastet slik det ble sendt på høring i 2025.' },
      { text: '## Vedlegg\n\n{{> vedlegg}}', head: LIST },
      { text: 'Vedlegg: Utkast til avtale', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: '*Vedlegg – Utkast til vedtekter for havna*', finds: ['Utkast til vedtekter for havna'] },
      { text: '## Vedlegg\n\n{{> vedlegg}}', head: 'vedlegg:\n  - { tittel: Foreløpig kostnadsfordeling, fil: README.md }', finds: ['Foreløpig kostnadsfordeling'] },
      { text: '## Vedlegg\n\nVedlegg 1 Kart (utkast)', finds: ['Kart (utkast)'] },
    ],
  },
  *check(subject) {
    for (const [i, { tittel }] of (subject.meta.vedlegg ?? []).entries()) {
      if (DRAFT.test(tittel)) yield { position: subject.locate(['vedlegg', i, 'tittel']).value, values: { title: tittel } }
    }
    for (const { block, title, from } of typedAttachments(ownBlocks(subject))) {
      if (DRAFT.test(title)) yield { position: block.place(from, from + title.length), values: { title } }
    }
  },
})

const attached = [{ ...exampleDraft({ tittel: 'Samarbeidsavtale om havn', utkast: '2026-02-01' }, 'Partene samarbeider.'), attachmentId: 'avtale' }]
const attaching = (title: string, more = ''): string => `vedlegg:\n  - { id: avtale, tittel: "${title}", fil: README.md${more} }`

export const vdl003 = defineRule({
  id: 'VDL-003',
  severity: 'warning',
  summary: { nb: 'Vedlegg med en annen tittel eller dato enn dokumentet selv', en: 'Attachment called by another title or date than its own' },
  why: {
    nb: 'Den som leser saken, må vite sikkert hvilken utgave som blir lagt fram (arkivforskrifta § 15: dato og tittel).',
    en: 'A reader of the case must know for certain which version is laid before the council (arkivforskrifta § 15: date and title).',
  },
  sentences: {
    date: {
      nb: ['Vedlegget «{title}» er datert {said}, men dokumentet selv {own}.', 'Rett datoen, eller legg ved det utkastet som er ment.'],
      en: ['The attachment «{title}» is dated {said}, but the document itself {own}.', 'Mend the date, or attach the draft that is meant.'],
    },
    title: {
      nb: ['Vedlegget heter «{title}», men dokumentet selv heter «{own}».', 'Bruk den tittelen som dokumentet selv har, eller legg ved det dokumentet som er ment.'],
      en: ['The attachment is called «{title}», but the document itself «{own}».', 'Use the title of the document itself, or attach the document that is meant.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Se [vedlegg 1](#avtale).', type: 'saksfremlegg', head: attaching('Utkast til avtale per 1. februar 2026', ', dato: 2026-02-01'), related: { attached } },
      { text: 'Se [vedlegg 1](#avtale).', type: 'saksfremlegg', head: attaching('Avtaletekst'), related: { attached } },
      { text: 'Vedlegg 1 Utkast til havneavtale per 1.2.2026', type: 'saksfremlegg', related: { attached: [exampleDraft({ tittel: 'Samarbeidsavtale', utkast: '2026-02-01' })] } },
    ],
    invalid: [
      { text: 'Se [vedlegg 1](#avtale).', type: 'saksfremlegg', head: attaching('Utkast til avtale per 15. januar 2026'), related: { attached }, finds: ['"Utkast til avtale per 15. januar 2026"'] },
      { text: 'Se [vedlegg 1](#avtale).', type: 'saksfremlegg', head: attaching('Utkast til avtale', ', dato: 2026-02-11'), related: { attached }, finds: ['2026-02-11'] },
      { text: 'Se [vedlegg 1](#avtale).', type: 'saksfremlegg', head: attaching('Regnskap for 2025'), related: { attached }, finds: ['"Regnskap for 2025"'] },
      { text: 'Vedlegg 1 Utkast til havneavtale per 3. mars 2026', type: 'saksfremlegg', related: { attached: [exampleDraft({ tittel: 'Samarbeidsavtale', utkast: '2026-02-01' })] }, finds: ['Utkast til havneavtale per 3. mars 2026'] },
    ],
  },
  *check(subject) {
    const { meta, document, locate, words, related } = subject
    const own = document.children.filter((block): block is Attachment => block.type === 'attachment')
    for (const [i, { tittel, dato }] of (meta.vedlegg ?? []).entries()) {
      const attachment = own[i]
      const draft = related.attached.find(({ attachmentId }) => attachmentId !== undefined && attachmentId === attachment?.id)
      const at = (key: string): { position: ReturnType<typeof locate>['value'] } => ({ position: locate(['vedlegg', i, key]).value })
      const said = dateIn(tittel, words)
      const title = draft?.title ?? ownTitle(attachment)
      for (const [key, date] of [['tittel', said], ['dato', dato]] as const) {
        if (draft?.date !== undefined && date !== undefined && date !== draft.date) yield { ...at(key), ...dated(tittel, date, draft.date, subject) }
      }
      if (title !== undefined && !isAlike(tittel, title)) yield { sentence: 'title', ...at('tittel'), values: { title: tittel, own: title } }
    }
    const about = related.attached.find(({ attachmentId }) => attachmentId === undefined)
    for (const { block, title, from } of about?.date === undefined ? [] : typedAttachments(ownBlocks(subject)).slice(0, 1)) {
      const said = dateIn(title, words)
      if (said !== undefined && said !== about?.date) yield { position: block.place(from, from + title.length), ...dated(title, said, about?.date ?? '', subject) }
    }
  },
})

function dated(title: string, said: string, own: string, { words }: Subject): Pick<Found, 'sentence' | 'values'> {
  return { sentence: 'date', values: { title, said: longDate(said, words), own: longDate(own, words) } }
}

function ownTitle(attachment: Attachment | undefined): string | undefined {
  const [first] = attachment?.media === 'markdown' ? attachment.children : []
  return first?.type === 'title' ? plainText(first.children) : undefined
}

/** Two titles of one document share a word or its beginning; one that only says what kind it is, fits all. */
function isAlike(a: string, b: string): boolean {
  const stems = (text: string): string[] => wordsIn(text).filter(({ key }) => key.length >= 4 && !/^\d+$/.test(key)).map(({ key }) => key)
  const [mine, theirs] = [stems(a), stems(b)]
  return mine.length === 0 || theirs.length === 0 || mine.some((word) => theirs.some((other) => other.includes(word.slice(0, 5)) || word.includes(other.slice(0, 5))))
}
