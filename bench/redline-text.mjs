/** Invented Norwegian agreements with known edits, and texts that have nothing in common. The same seed gives the same text. */

/** A small generator of numbers (mulberry32): no platform gives others. */
function numbers(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n) => Math.floor(next() * n)
  return { next, below, of: (list) => list[below(list.length)] }
}

/** What stands in the slots of a sentence; a changed word is another one of the same slot. */
const SLOTS = {
  part: ['Vertskommunen', 'Samarbeidskommunen', 'Leverandøren', 'Styringsgruppen', 'Arbeidsutvalget', 'Kommunedirektøren', 'Prosjektlederen', 'Driftsenheten', 'Fagrådet', 'Sekretariatet'],
  sak: ['beredskapslageret', 'innkjøpene', 'opplæringen', 'arkivet', 'nødnettet', 'brannvernet', 'journalsystemet', 'skoleskyssen', 'vannforsyningen', 'renovasjonen', 'kartverket', 'legevakten', 'barnevernet', 'frivilligsentralen', 'tilsynet'],
  rolle: ['den ansvarlige lederen', 'de berørte ansatte', 'innbyggerne i området', 'de tillitsvalgte', 'personvernombudet', 'revisoren', 'de øvrige partene', 'statsforvalteren'],
  egenskap: ['skriftlig', 'forsvarlig', 'etterprøvbar', 'fullstendig', 'tydelig', 'oppdatert', 'begrunnet', 'kostnadseffektiv', 'universelt utformet'],
  handling: ['føre protokoll over', 'legge frem forslag om', 'gjennomføre øvelser i', 'rapportere avvik ved', 'holde oversikt over', 'vedta retningslinjer for', 'evaluere ordningen med', 'stille lokaler til rådighet for', 'fordele utgiftene til'],
  tid: ['hvert halvår', 'ved utgangen av året', 'innen fire uker', 'uten ugrunnet opphold', 'første gang neste vår', 'etter hver hendelse', 'når en part krever det'],
  belop: ['kr 125 000', 'kr 1 250 000', 'kr 48 500', 'kr 310 000', 'kr 2 400 000', 'kr 96 750', 'kr 540 000'],
  dato: ['1. januar 2027', '15. mars 2027', '30. juni 2028', '1. oktober 2026', '31. desember 2029', '12. august 2027'],
  prosent: ['12 prosent', '35 prosent', '7,5 prosent', '40 prosent', '22 prosent', '60 prosent'],
  lov: ['kommuneloven § 20-2', 'forvaltningsloven § 13', 'offentleglova § 14', 'arkivlova § 6', 'kommuneloven § 18-1', 'sivilbeskyttelsesloven § 15'],
}

const SENTENCES = [
  '{part} skal {handling} {sak} {tid}.',
  '{part} dekker {belop} av utgiftene til {sak} fra {dato}.',
  'Oversikten skal være {egenskap} og gjøres kjent for {rolle} {tid}.',
  'Etter {lov} kan {rolle} kreve innsyn i alt som gjelder {sak}.',
  'Andelen er {prosent} og reguleres {dato} etter folketallet i kommunene.',
  'Dersom {rolle} ber om det, må {sak} behandles på nytt {tid}.',
  'Partene er enige om at {sak} bare kan endres gjennom en {egenskap} avtale.',
  'Et vederlag over {belop} krever samtykke fra {rolle} og protokollføres.',
  'Fristen løper fra {dato} og kan forlenges én gang av {rolle}.',
  'Ved mislighold av plikten til å {handling} {sak} kan vederlaget settes ned med {prosent}.',
  'Tvister om {sak} søkes løst i møte mellom {rolle} og lederen for tiltaket.',
  'Melding om {sak} sendes {rolle} med kopi til postmottaket {tid}.',
  'Utgifter som overstiger {belop}, legges frem for {rolle} sammen med en {egenskap} vurdering av behovet.',
  'Personopplysninger om {rolle} slettes senest {dato}, med mindre {lov} bestemmer noe annet.',
]

const HEADINGS = ['Plikter for', 'Ansvaret for', 'Kostnader ved', 'Rapportering om', 'Kontroll med', 'Fullmakt i saker om', 'Varsling om', 'Samarbeid om']

/** Boilerplate that many agreements repeat word for word: it tells nothing about which clause is which. */
const BOILERPLATE = 'Endringer i dette punktet er bare gyldige når begge parter har undertegnet dem.'
const EVERY = 20
const CLAUSES_A_CHAPTER = 15

const fill = (form, values) => form.replaceAll(/\{(\w+)\}/gu, (_, slot) => values[slot])
const slotsOf = (form) => [...form.matchAll(/\{(\w+)\}/gu)].map(([, slot]) => slot)

function sentence({ of }, not) {
  const form = of(not === undefined ? SENTENCES : SENTENCES.filter((one) => one !== not))
  return { form, values: Object.fromEntries(slotsOf(form).map((slot) => [slot, of(SLOTS[slot])])) }
}

const textOf = ({ form, values }) => fill(form, values)

function clause(random, index) {
  const count = 2 + random.below(2)
  return {
    title: `${random.of(HEADINGS)} ${random.of(SLOTS.sak)} i område ${index + 1}`,
    sentences: Array.from({ length: count }, () => sentence(random)),
    items: index % 8 === 3 ? Array.from({ length: 3 }, () => `${random.of(SLOTS.sak)} for ${random.of(SLOTS.rolle)}`) : [],
    boilerplate: index % EVERY === 7,
  }
}

const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu
const count = (text) => text.match(WORD)?.length ?? 0
const countOf = ({ title, sentences, items, boilerplate }) => count([title, ...sentences.map(textOf), ...items, boilerplate ? BOILERPLATE : ''].join(' '))

/** What is done to one clause; each returns the words that a reader must see marked, deleted and inserted ones together. */
const EDITS = {
  value: (one, random) => {
    const at = random.below(one.sentences.length)
    const { form, values } = one.sentences[at]
    const slot = random.of(slotsOf(form))
    const other = random.of(SLOTS[slot].filter((value) => value !== values[slot]))
    one.sentences[at] = { form, values: { ...values, [slot]: other } }
    return count(values[slot]) + count(other)
  },
  sentenceIn: (one, random) => {
    const added = sentence(random)
    one.sentences.splice(random.below(one.sentences.length + 1), 0, added)
    return count(textOf(added))
  },
  sentenceOut: (one, random) => count(textOf(one.sentences.splice(random.below(one.sentences.length), 1)[0])),
  rewritten: (one, random) => {
    const at = random.below(one.sentences.length)
    const was = one.sentences[at]
    one.sentences[at] = sentence(random, was.form)
    return count(textOf(was)) + count(textOf(one.sentences[at]))
  },
}
/** Most edits are small. */
const MIX = ['value', 'value', 'value', 'value', 'sentenceIn', 'sentenceOut', 'rewritten', 'clauseIn', 'clauseOut']

/**
 * @param clauses how many the older draft has; about 33 words each.
 * @returns the Markdown of both drafts, and what was done: edits, moves, and the words that the edits concern.
 */
export function editedAgreement(clauses, { share = 0.05, seed = 1 } = {}) {
  const random = numbers(seed)
  const older = Array.from({ length: clauses }, (_, index) => [...(index % CLAUSES_A_CHAPTER === 0 ? [{ chapter: chapterOf(index / CLAUSES_A_CHAPTER) }] : []), clause(random, index)]).flat()
  const newer = structuredClone(older)
  const done = { edits: 0, moves: 0, words: 0 }
  // A clause is edited once, so that what is known of an edit stays true.
  const fresh = new Set(newer.filter(({ chapter }) => chapter === undefined))
  const pick = () => {
    for (;;) {
      const one = newer[random.below(newer.length)]
      if (fresh.delete(one)) return one
    }
  }
  for (let n = 0; n < Math.round(clauses * share); n += 1) {
    const kind = random.of(MIX)
    const one = pick()
    const at = newer.indexOf(one)
    if (kind === 'clauseOut') {
      done.words += countOf(one)
      newer.splice(at, 1)
    } else if (kind === 'clauseIn') {
      const added = { ...clause(random, clauses + n), boilerplate: false }
      done.words += countOf(added)
      newer.splice(at, 0, added)
    } else done.words += EDITS[kind](one, random)
    done.edits += 1
  }
  for (let n = 0; n < Math.max(2, Math.round(clauses / 300)); n += 1) {
    const one = pick()
    newer.splice(newer.indexOf(one), 1)
    newer.splice(random.below(newer.length), 0, one)
    done.moves += 1
    // Every other one is edited on the way.
    if (n % 2 === 1) {
      done.words += EDITS.value(one, random)
      done.edits += 1
    }
  }
  return { older: markdown(older, '2026-01-01'), newer: markdown(newer, '2026-02-01'), done }
}

const chapterOf = (index) => `Del ${index + 1} om ${SLOTS.sak[index % SLOTS.sak.length]}`

function markdown(entries, date) {
  const parts = entries.map(({ chapter, title, sentences, items, boilerplate }) =>
    chapter !== undefined
      ? `## ${chapter}`
      : [`### ${title}`, sentences.map(textOf).join(' '), ...(items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : []), ...(boilerplate ? [BOILERPLATE] : [])].join('\n\n'))
  return `${frontMatter(date)}\n# Oppdiktet avtale til måling\n\n${parts.join('\n\n')}\n`
}

const FUNCTION_WORDS = 'og i av på til for som med er den det ikke skal kan en et fra ved om etter eller når'.split(' ')
const SYLLABLES = [
  'be dra fel gro han kva lun mer nøs pil ras sko tun ver øst arm bek dal fjo gil'.split(' '),
  'ald brus dyp eng flis gant hov kjel lisp møl nett purk rø skar trå ugl vikt åle stum frem'.split(' '),
]

/** @param which 0 or 1: the two have only small words in common. @returns the Markdown of a text of about so many words. */
export function unrelatedText(words, which) {
  const random = numbers(977 + which)
  const vocabulary = Array.from({ length: 6000 }, () => Array.from({ length: 2 + random.below(3) }, () => random.of(SYLLABLES[which])).join(''))
  const word = () => (random.next() < 0.35 ? random.of(FUNCTION_WORDS) : random.of(vocabulary))
  const some = (n) => Array.from({ length: n }, word).join(' ')
  const capital = (text) => text[0].toUpperCase() + text.slice(1)
  const parts = []
  for (let left = words; left > 0; ) {
    const sentences = Array.from({ length: 2 + random.below(3) }, () => 7 + random.below(14))
    parts.push(`## ${capital(some(3))}`, sentences.map((n) => `${capital(some(n))}.`).join(' '))
    left -= 3 + sentences.reduce((sum, n) => sum + n, 0)
  }
  return `${frontMatter(`2026-0${which + 1}-01`)}\n# Oppdiktet avtale til måling\n\n${parts.join('\n\n')}\n`
}

const frontMatter = (date) => `---
dokumenttype: samarbeidsavtale
tittel: Oppdiktet avtale til måling
utkast: ${date}
status: utkast
parter:
  - id: nordvik
    navn: Nordvik kommune
  - id: sorvik
    navn: Sørvik kommune
---
`
