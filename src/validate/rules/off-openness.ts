/** OFF-001 and OFF-003: exemption from public access must be precise and bounded. */
import { sectionsIn } from '../../document/norwegian/measures.ts'
import { defineRule } from '../rule.ts'
import { sentencesOf } from '../text.ts'

const LEDD = /(?:første|fyrste|andre|annet|tredje|fjerde|femte|sjette|siste|\d\.)[ \u00A0]ledd|bokstav[ \u00A0]\p{L}|nr\.[ \u00A0]?\d|punktum/iu
/** The confidentiality itself stands in another act (offl. § 31). */
const SECRECY = /§[ \u00A0]?13(?![\d-])/
const OPENNESS_ACT = /offl\.|offent(?:leg|lig|lighets?)lov/i
const EXEMPT = /unnta|unnateke|skjerm|u\.?off|graderes|gradert/i

export const off001 = defineRule({
  id: 'OFF-001',
  severity: 'error',
  summary: { nb: 'Upresis hjemmel for unntak fra innsyn', en: 'Imprecise ground for exemption' },
  why: {
    nb: 'Et avslag på innsyn skal vise til bestemmelsen med ledd, bokstav eller nummer, og ved taushetsplikt også til bestemmelsen som pålegger den (offl. § 31). Et saksframlegg til et folkevalgt organ kan ikke unntas som internt dokument (offl. § 16).',
    en: 'A refusal must cite the provision with paragraph, letter or number, and for secrecy also the provision that imposes it (offl. § 31). A case put to an elected organ cannot be exempted as an internal document (offl. § 16).',
  },
  sentences: {
    vague: {
      nb: ['Skjermingshjemmelen «{words}» må angi paragraf, ledd og bokstav eller nummer der bestemmelsen har det (offl. § 31).', 'Skriv den helt ut, for eksempel «offl. § 23 første ledd» eller «offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 2».'],
      en: ['The ground for exemption «{words}» must cite section, paragraph and letter or number where the provision has them (offl. § 31).', 'Write it in full, such as «offl. § 23 første ledd» or «offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 2».'],
    },
    secrecy: {
      nb: ['Skjermingshjemmelen «{words}» må også vise til bestemmelsen som pålegger taushetsplikten (offl. § 31).', 'Føy til «jf.» og bestemmelsen, for eksempel «jf. fvl. § 13 første ledd nr. 2».'],
      en: ['The ground for exemption «{words}» must also cite the provision that imposes the secrecy (offl. § 31).', 'Add «jf.» and the provision, such as «jf. fvl. § 13 første ledd nr. 2».'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: offl. § 23 første ledd }' },
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: "offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 2" }' },
      { text: 'Partene behandler krav om innsyn etter offentleglova § 3. Vedlegget er unntatt offentlighet etter offl. § 23 første ledd.' },
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: , skjermingshjemmel: }' },
    ],
    invalid: [
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: UO }', finds: ['UO'] },
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: offl. § 13 første ledd }', finds: ['offl. § 13 første ledd'] },
      { text: 'Vedlegg 2 er unntatt offentlighet, jf. offentleglova § 23. Vedlegg 3 er åpent.', finds: ['§ 23'] },
    ],
  },
  *check({ meta, locate, blocks }) {
    const ground = groundOf(meta)
    const fault = ground === undefined ? undefined : faultIn(ground)
    if (fault) yield { sentence: fault, position: locate(['skjerming', 'skjermingshjemmel']).value, values: { words: ground ?? '' } }
    for (const block of blocks) {
      const { text, place } = block
      if (!EXEMPT.test(text) || !OPENNESS_ACT.test(text)) continue
      for (const [start, end] of sentencesOf(block)) {
        const sentence = text.slice(start, end)
        const [section] = sectionsIn(sentence)
        if (!section || !EXEMPT.test(sentence) || !OPENNESS_ACT.test(sentence) || LEDD.test(sentence.slice(section.to))) continue
        yield { sentence: 'vague', position: place(start + section.from, start + section.to), values: { words: sentence.slice(section.from, section.to) } }
      }
    }
  },
})

function groundOf(meta: { [key: string]: unknown }): string | undefined {
  const { skjermingshjemmel } = (meta['skjerming'] ?? {}) as { skjermingshjemmel?: unknown }
  return typeof skjermingshjemmel === 'string' && skjermingshjemmel.trim() !== '' ? skjermingshjemmel : undefined
}

function faultIn(ground: string): 'vague' | 'secrecy' | undefined {
  const [section] = sectionsIn(ground)
  if (!section || !LEDD.test(ground.slice(section.to))) return 'vague'
  return SECRECY.test(ground.slice(section.from, section.to)) && sectionsIn(ground).length < 2 ? 'secrecy' : undefined
}

export const off003 = defineRule({
  id: 'OFF-003',
  severity: 'warning',
  summary: { nb: 'Unntak uten sluttdato eller vurdering av merinnsyn', en: 'Exemption without end or assessment' },
  why: {
    nb: 'Når noe kan unntas, skal det vurderes om innsyn likevel kan gis (offl. § 11), og skjermingen bør ha en slutt. Ved lovbestemt taushetsplikt gis det ikke merinnsyn, men skjermingen bør likevel ha en slutt.',
    en: 'Where something may be exempted it must be considered whether access can be given after all (offl. § 11), and the exemption should have an end.',
  },
  sentences: {
    open: {
      nb: ['Skjermingen mangler vurdering av merinnsyn og dato for når den opphører.', 'Legg inn «skjermingOpphoererDato» eller «skjermingsvarighet», eller skriv i saken at merinnsyn er vurdert.'],
      en: ['The exemption lacks an assessment of wider access (meirinnsyn) and an expiry date.', 'Add «skjermingOpphoererDato» or «skjermingsvarighet», or write in the case that wider access has been assessed.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: offl. § 23 første ledd, skjermingOpphoererDato: 2030-12-31 }' },
      { text: 'Merinnsyn er vurdert.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: offl. § 23 første ledd }' },
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: , skjermingshjemmel: }' },
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: offl. § 23 første ledd, skjermingsvarighet: 5 }' },
    ],
    invalid: [
      { text: 'Saken gjelder havn.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: offl. § 23 første ledd }', finds: ['skjerming'] },
      { text: 'Saken gjelder innsyn i havnen.', head: 'skjerming: { tilgangsrestriksjon: Unntatt offentlighet, skjermingshjemmel: , skjermingOpphoererDato: }', finds: ['skjerming'] },
      { text: 'Saken gjelder havn.', head: 'skjerming:\n  tilgangsrestriksjon:\n  skjermingshjemmel: offl. § 5 første ledd', finds: ['skjerming'] },
    ],
  },
  *check({ meta, locate, blocks }) {
    const exemption = (meta['skjerming'] ?? {}) as Readonly<Record<string, unknown>>
    const given = (key: string): boolean => exemption[key] !== undefined && exemption[key] !== null && exemption[key] !== ''
    if (!given('tilgangsrestriksjon') && !given('skjermingshjemmel')) return
    if (given('skjermingOpphoererDato') || given('skjermingsvarighet') || blocks.some(({ text }) => /me(?:i)?rinnsyn/i.test(text))) return
    yield { position: locate(['skjerming']).key }
  },
})
