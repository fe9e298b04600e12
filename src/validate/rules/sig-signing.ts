/** SIG-001 to SIG-004 and SIG-006: the signature block, who signs, and what a signing service takes. */
import { signatories } from '../../document/meta.ts'
import { plainText } from '../../document/tree.ts'
import { signatureOf } from '../signers.ts'
import { defineRule } from '../rule.ts'

export const sig001 = defineRule({
  id: 'SIG-001',
  severity: 'error',
  summary: { nb: 'Signaturblokk mangler', en: 'Signature block missing' },
  why: {
    nb: 'Avtalen blir bindende når den er undertegnet, og det må være plass til det. Ordføreren undertegner for kommunen når ikke andre har fått retten til det (koml. § 6-1 andre ledd).',
    en: 'The agreement binds when it is signed, and there must be room for it. The mayor signs unless the power is given to others (koml. § 6-1 second paragraph).',
  },
  sentences: {
    none: {
      nb: ['Signaturblokk mangler.', 'Sett inn {{> signatur}} på en egen linje til slutt i avtalen. Blokken lages av partene øverst i filen.'],
      en: ['The signature block is missing.', 'Put {{> signatur}} on a line of its own at the end of the agreement. The block is made from the parties at the top of the file.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.\n\n{{> signatur}}' },
      { text: 'Partene samarbeider.\n\nSted, dato\n\n| Nordvika kommune | Sørvika kommune |\n| --- | --- |' },
      { text: '## Formål\n\nPartene samarbeider.\n\n## 12. Signatur\n\nKommune:\n\nDato:', head: 'nummerering: ingen' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', finds: [null] },
      { text: '## Underskrift\n\nPartene undertegner avtalen.\n\n## Vedlegg\n\nIngen.', finds: [null] },
      { text: 'Ordføreren undertegner på et sted og en dato som avtales.', finds: [null] },
    ],
  },
  *check(subject) {
    if (!signatureOf(subject)) yield {}
  },
})

/** What each signature needs, by the words of a typed form. The built-in block has them all. */
const FIELDS = [
  ['dato', /\bdato\b/i],
  ['navn', /(?:^|[^\p{L}])(?:navn|namn|blokkbokstav\p{L}*)(?!\p{L})/iu],
  ['stilling', /(?:^|[^\p{L}])(?:stilling|tittel|rolle|ordfør[ae]r|fylkesordfør[ae]r|kommunedirektør)/iu],
] as const

export const sig002 = defineRule({
  id: 'SIG-002',
  severity: 'warning',
  summary: { nb: 'Felt som mangler i signaturblokken', en: 'Fields missing in the signature block' },
  why: {
    nb: 'Uten dato, navn med blokkbokstaver og stilling kan ingen se i ettertid hvem som undertegnet, når, og om vedkommende hadde rett til det (praksis).',
    en: 'Without date, name in capitals and office nobody can see afterwards who signed, when, and whether they were entitled to (practice).',
  },
  sentences: {
    fields: {
      nb: ['Signaturblokken mangler felt for {fields} for {party}.', 'Bytt den ut med {{> signatur}} på en egen linje, eller skriv feltene inn for hver av dem som undertegner.'],
      en: ['The signature block lacks fields ({fields}) for {party}.', 'Replace it by {{> signatur}} on a line of its own, or write the fields for each signatory.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.\n\n{{> signatur}}' },
      { text: 'Partene samarbeider.\n\nSted og dato: ....\n\nFor Nordvika kommune ....\n\nNavn med blokkbokstaver: ....\n\nStilling: ....' },
      { text: 'Partene samarbeider.\n\n## Signatur\n\nKommune:\n\nDato:\n\nNavn:\n\nTittel: Signatur:' },
    ],
    invalid: [
      { text: 'Partene samarbeider.\n\nSted, dato\n\n| Nordvika kommune | Sørvika kommune |\n| --- | --- |', finds: ['Nordvika kommune'] },
      { text: 'Partene samarbeider.\n\nSted .... Dato ....\n\nFor kommunen ....', finds: ['kommunen'] },
      { text: 'Partene samarbeider.\n\nStad og dato: ....\n\nFor Nordvika kommune ....\n\nNamn: ....', finds: ['Nordvika kommune'] },
    ],
  },
  *check(subject) {
    const signature = signatureOf(subject)
    if (!signature) return
    const lacking = FIELDS.filter(([, pattern]) => signature.typed.length > 0 && !signature.typed.some(({ text }) => pattern.test(text)))
    if (lacking.length === 0) return
    const [first] = signature.signers
    const last = signature.typed.at(-1)
    const position = first?.position ?? last?.place(0, last.text.length)
    yield { position, values: { fields: lacking.map(([field]) => field).join(', '), party: first ? signature.signers.map(({ name }) => name).join(', ') : 'den som undertegner' } }
  },
})

/** Where each signatory stands in the front matter. */
function pathsOfSigners(meta: Parameters<typeof signatories>[0]): (string | number)[][] {
  return (meta.parter ?? []).flatMap((party, i) => party.underskrivere?.map((_, j): (string | number)[] => ['parter', i, 'underskrivere', j]) ?? [['parter', i]])
}

const MAYOR = /^(?:vara|fylkes|fylkesvara)?ordfør(?:er|ar)(?!\p{L})/iu
const MUNICIPALITY = /(?:^|\s|fylkes)kommune(?:n|ne)?(?:\s|$)/i

export const sig003 = defineRule({
  id: 'SIG-003',
  severity: 'warning',
  summary: { nb: 'Underskriver uten registrert fullmakt', en: 'Signatory without recorded authority' },
  why: {
    nb: 'Ordføreren er kommunens rettslige representant og undertegner på dens vegne når ikke myndigheten er gitt til andre (koml. § 6-1 andre ledd).',
    en: 'The mayor is the legal representative of the municipality and signs for it unless the power is given to others (koml. § 6-1 second paragraph).',
  },
  sentences: {
    office: {
      nb: ['{office} kan ikke undertegne for {party} uten registrert fullmakt (koml. § 6-1).', 'Skriv hvilket vedtak som gir fullmakten, under «fullmakt» samme sted, eller la ordføreren undertegne.'],
      en: ['{office} cannot sign for {party} without recorded authority (koml. § 6-1).', 'Name the decision that gives it under «fullmakt» in the same place, or let the mayor sign.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Nordvika kommune, rolle: Ordfører }\n  - { id: b, navn: Fjordland fylkeskommune, rolle: fylkesordfører }' },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Nordvika kommune, rolle: Kommunedirektør, fullmakt: Kommunestyret 12. mai 2026 sak 12/26 }\n  - { id: b, navn: Sørvika kommune }' },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Kysten vann IKS, rolle: Styreleder }\n  - { id: b, navn: Sørvika kommune, rolle: Varaordfører }' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Nordvika kommune, rolle: Kommunedirektør }\n  - { id: b, navn: Sørvika kommune }', finds: ['Kommunedirektør'] },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Fjordland fylkeskommune, rolle: Fylkesrådsleder }\n  - { id: b, navn: Sørvika kommune, rolle: Rådmann }', finds: ['Fylkesrådsleder', 'Rådmann'] },
      { text: 'Partene samarbeider.', head: 'parter:\n  - id: a\n    navn: Vikane IPR\n    underskrivere:\n      - { navn: Nordvika kommune, rolle: Avdelingsleder }\n  - { id: b, navn: Sørvika kommune }', finds: ['Avdelingsleder'] },
    ],
  },
  *check({ meta, locate }) {
    const paths = pathsOfSigners(meta)
    for (const [i, { navn, rolle, fullmakt }] of signatories(meta).entries()) {
      if (rolle === undefined || fullmakt !== undefined || MAYOR.test(rolle) || !MUNICIPALITY.test(navn)) continue
      yield { position: locate([...(paths[i] ?? []), 'rolle']).value, values: { office: rolle.charAt(0).toUpperCase() + rolle.slice(1), party: navn } }
    }
  },
})

/** A row of `signeringstjenester.yaml`. */
interface Service {
  tjeneste: string
  underskrivere: number
  tittel: number
}

const MANY = Array.from({ length: 11 }, (_, i) => `  - { id: k${i}, navn: Kommune${'abcdefghijk'.charAt(i)} kommune }`).join('\n')
const TEN = MANY.split('\n').slice(1).join('\n')

export const sig004 = defineRule({
  id: 'SIG-004',
  severity: 'error',
  summary: { nb: 'For mange underskrivere for tjenesten', en: 'Too many signatories for the service' },
  why: {
    nb: 'Posten signering tar imot høyst 10 underskrivere i ett oppdrag (dokumentasjonen fra juni 2026). Mange parter undertegner bedre hver sin tiltredelseserklæring.',
    en: 'Posten signering takes at most 10 signers a request (documentation of June 2026). Many parties had better each sign a declaration of accession.',
  },
  sentences: {
    many: {
      nb: ['Avtalen har {n} underskrivere, men {service} støtter høyst {most}.', 'Sett «eksemplarer: form» til «tiltredelse», så undertegner hver part sin egen erklæring, eller del underskriften i flere oppdrag.'],
      en: ['The agreement has {n} signatories, but {service} supports at most {most}.', 'Set «eksemplarer: form» to «tiltredelse», so that each party signs a declaration of its own, or sign in several requests.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', profile: 'service', head: `eksemplarer: { form: elektronisk }\nparter:\n${TEN}` },
      { text: 'Partene samarbeider.', profile: 'service', head: `eksemplarer: { form: tiltredelse }\nparter:\n${MANY}` },
      { text: 'Partene samarbeider.', head: `eksemplarer: { form: elektronisk }\nparter:\n${MANY}` },
      // Who signs without a service may be as many as they like.
      { text: 'Partene samarbeider.', profile: 'signing', head: `eksemplarer: { form: elektronisk }\nparter:\n${MANY}` },
    ],
    invalid: [
      { text: 'Partene samarbeider.', profile: 'service', head: `eksemplarer: { form: elektronisk }\nparter:\n${MANY}`, finds: ['parter'] },
      { text: 'Partene samarbeider.', profile: 'service', head: `eksemplarer: { form: elektronisk }\nparter:\n${MANY}\n  - { id: z, navn: Nordvika kommune }`, finds: ['parter'] },
      { text: 'Partene samarbeider.', profile: 'service', head: `parter:\n  - id: r\n    navn: Vikane IPR\n    underskrivere:\n${MANY.replace(/ {2}- \{ id: k\d+, /g, '      - { ')}\neksemplarer: { form: elektronisk }`, finds: ['parter'] },
    ],
  },
  *check({ meta, locate, profile, rows }) {
    if (profile !== 'service' || meta.eksemplarer?.form !== 'elektronisk') return
    const n = signatories(meta).length
    for (const { tjeneste, underskrivere } of rows<Service>('signeringstjenester')) {
      if (n > underskrivere) yield { position: locate(['parter']).key, values: { n, service: tjeneste, most: underskrivere } }
    }
  },
})

const LONG = 'Samarbeidsavtale om felles planlegging, utbygging, drift og vedlikehold av havnene i Vikane'

export const sig006 = defineRule({
  id: 'SIG-006',
  severity: 'error',
  summary: { nb: 'Tittelen er for lang for tjenesten', en: 'Title too long for the service' },
  why: {
    nb: 'Posten signering tar imot titler på høyst 80 tegn (dokumentasjonen fra juni 2026).',
    en: 'Posten signering takes titles of at most 80 characters (documentation of June 2026).',
  },
  sentences: {
    long: {
      nb: ['Tittelen har {n} tegn, men {service} tar imot høyst {most}.', 'Kort inn tittelen, og flytt resten til undertittelen.'],
      en: ['The title has {n} characters, but {service} takes at most {most}.', 'Shorten the title, and move the rest to the subtitle.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', profile: 'service', head: 'eksemplarer: { form: elektronisk }' },
      { text: 'Partene samarbeider.', head: `tittel: ${LONG}\neksemplarer: { form: elektronisk }` },
      { text: 'Partene samarbeider.', profile: 'service', head: `tittel: ${LONG}\neksemplarer: { form: papir }` },
    ],
    invalid: [
      { text: 'Partene samarbeider.', profile: 'service', head: `tittel: ${LONG}\neksemplarer: { form: elektronisk }`, finds: [LONG] },
      { text: 'Partene samarbeider.', profile: 'service', head: `tittel: "${'æ'.repeat(81)}"\neksemplarer: { form: elektronisk }`, finds: [`"${'æ'.repeat(81)}"`] },
      { text: 'Partene samarbeider.', profile: 'service', head: `tittel: ${LONG} og omegn\nundertittel: Generell del\neksemplarer: { form: elektronisk }`, finds: [`${LONG} og omegn`] },
    ],
  },
  *check({ document, meta, locate, profile, rows }) {
    if (profile !== 'service' || meta.eksemplarer?.form !== 'elektronisk') return
    const printed = document.children.find((block) => block.type === 'title')
    const n = Array.from((printed ? plainText(printed.children) : (meta.tittel ?? '')).normalize('NFC')).length
    for (const { tjeneste, tittel } of rows<Service>('signeringstjenester')) {
      if (n > tittel) yield { position: locate(['tittel']).value ?? printed?.position, values: { n, service: tjeneste, most: tittel } }
    }
  },
})
